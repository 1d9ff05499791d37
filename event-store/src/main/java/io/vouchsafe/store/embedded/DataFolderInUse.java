package io.vouchsafe.store.embedded;

import java.nio.file.Path;

/** Another Vouchsafe holds the data folder. The message is for the person who started the second one. */
public final class DataFolderInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DataFolderInUse(Path dataDir, String holder) {
        super("The data folder %s is in use by another Vouchsafe%s. Stop that one first, or choose another --data-dir."
                .formatted(dataDir, holder));
    }
}
