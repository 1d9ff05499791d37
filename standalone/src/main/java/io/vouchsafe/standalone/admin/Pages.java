package io.vouchsafe.standalone.admin;

import io.vouchsafe.contract.page.PageRequest;
import io.vouchsafe.gateway.access.AccessRows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a list to its end. */
final class Pages {

    private Pages() {}

    static <T> List<T> all(Function<PageRequest, AccessRows.Page<T>> pages) {
        List<T> all = new ArrayList<>();
        int number = 1;
        while (true) {
            AccessRows.Page<T> page = pages.apply(new PageRequest(number, PageRequest.MAX_PER_PAGE));
            all.addAll(page.rows());
            if (page.rows().size() < PageRequest.MAX_PER_PAGE) {
                return all;
            }
            number++;
        }
    }
}
