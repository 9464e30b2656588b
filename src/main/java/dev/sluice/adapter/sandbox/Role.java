package dev.sluice.adapter.sandbox;

/// Who sends and who listens in the factory.
enum Role {
    MACHINES("machines"),
    ANALYTICS("analytics"),
    PARTNER("partner");

    private final String account;

    Role(String account) {
        this.account = account;
    }

    /// The account's name.
    String account() {
        return account;
    }
}
