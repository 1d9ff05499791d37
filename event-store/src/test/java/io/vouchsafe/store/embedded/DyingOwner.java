package io.vouchsafe.store.embedded;

import java.nio.file.Path;

/** A process that starts the database of a data folder and dies without stopping it. */
final class DyingOwner {

    static final int EXIT_CODE = 9;

    private DyingOwner() {}

    /** Takes the data folder as its argument. */
    public static void main(String[] arguments) {
        EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]));
        Runtime.getRuntime().halt(database.user().equals("vouchsafe") ? EXIT_CODE : 1);
    }
}
