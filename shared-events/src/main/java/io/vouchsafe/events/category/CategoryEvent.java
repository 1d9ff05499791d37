package io.vouchsafe.events.category;

import io.vouchsafe.events.DomainEvent;

/** What can happen to a category. */
public sealed interface CategoryEvent extends DomainEvent permits CategoryDefined, CategoryDeleted {

    /** The category's number, unique across projects. */
    long categoryId();
}
