package io.vouchsafe.standalone.backup;

/** Which Vouchsafe this is. */
final class Product {

    private Product() {}

    /** The version of the jar, or {@code unreleased} where there is none. */
    static String version() {
        String version = Product.class.getPackage().getImplementationVersion();
        return version == null ? "unreleased" : version;
    }
}
