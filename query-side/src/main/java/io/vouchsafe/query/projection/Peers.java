package io.vouchsafe.query.projection;

import java.util.List;

/** The processes that run projections on this database. */
public interface Peers {

    /** Their names, this process's among them, in an order that all of them see. */
    List<String> names();

    /** The name of this process. */
    String self();
}
