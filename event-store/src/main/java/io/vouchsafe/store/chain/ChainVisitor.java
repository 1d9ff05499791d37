package io.vouchsafe.store.chain;

/** Is shown a chain in its order: each link, then the events up to its last index; in the end, events behind the last link. */
public interface ChainVisitor {

    void link(Link link);

    void event(ChainedEvent event);
}
