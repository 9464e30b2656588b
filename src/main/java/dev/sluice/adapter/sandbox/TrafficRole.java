package dev.sluice.adapter.sandbox;

/// Who sends and who listens in the factory.
enum TrafficRole {
    MACHINES("machines"),
    ANALYTICS("analytics"),
    PARTNER("partner");

    private final String account;

    TrafficRole(String account) {
        this.account = account;
    }

    /// The account's name.
    String account() {
        return account;
    }
}
