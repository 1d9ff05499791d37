package io.vouchsafe.standalone.demo;

import java.util.List;
import java.util.Map;

/** Something that those who run campaigns do. Campaigns, areas, categories and rules go by keys of the story; their numbers are the server's. */
sealed interface Edit {

    /** What was a number in a request, until the number is known. */
    record Reference(String key) {}

    /** Defines an area by its outline. */
    record DefineArea(String key, String name, String polyline) implements Edit {}

    /** Defines a category, known by its name. */
    record DefineCategory(String name, List<String> tags) implements Edit {
        public DefineCategory {
            tags = List.copyOf(tags);
        }
    }

    /** Creates a campaign. */
    record Create(String key, Map<String, Object> terms) implements Edit {
        public Create {
            terms = Map.copyOf(terms);
        }
    }

    /** Changes some attributes of a campaign. */
    record Revise(String campaign, Map<String, Object> terms) implements Edit {
        public Revise {
            terms = Map.copyOf(terms);
        }
    }

    /**
     * Adds a rule.
     *
     * @param key by which it is changed later
     * @param kind as in the path, such as {@code area_rules}
     */
    record AddRule(String key, String campaign, String kind, Map<String, Object> terms) implements Edit {
        public AddRule {
            terms = Map.copyOf(terms);
        }
    }

    /** Changes a rule. */
    record ReviseRule(String key, String kind, Map<String, Object> terms) implements Edit {
        public ReviseRule {
            terms = Map.copyOf(terms);
        }
    }

    /** Creates one voucher. */
    record CreateVoucher(String campaign, String code, boolean active) implements Edit {}

    /**
     * Imports many.
     *
     * @param rows each a code, with a comma and a customer behind it where it is somebody's
     */
    record Import(String campaign, List<String> rows) implements Edit {
        public Import {
            rows = List.copyOf(rows);
        }
    }

    /** Registers a customer. */
    record Register(String customer, boolean isNew) implements Edit {}

    /** Assigns vouchers. */
    record Assign(String customer, List<String> codes) implements Edit {
        public Assign {
            codes = List.copyOf(codes);
        }
    }

    /** Expires vouchers. */
    record Expire(List<String> codes) implements Edit {
        public Expire {
            codes = List.copyOf(codes);
        }
    }

    /** Deletes a voucher. */
    record DeleteVoucher(String code) implements Edit {}
}
