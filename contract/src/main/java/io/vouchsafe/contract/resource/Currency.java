package io.vouchsafe.contract.resource;

/** The currencies of the API (contract §1). All have two decimals. */
public enum Currency {
    USD("$"),
    GBP("£"),
    EUR("€"),
    AUD("$");

    private final String symbol;

    Currency(String symbol) {
        this.symbol = symbol;
    }

    /** ISO 4217 code. */
    public String code() {
        return name();
    }

    /** The sign that is shown before an amount. */
    public String symbol() {
        return symbol;
    }
}
