package dev.sluice.domain.model.record;

/// How many rows hang on an account.
///
/// @param exports live ones
/// @param imports live public ones, and what it takes by connections that are on servers
/// @param connections live ones, as exporter or importer
public record AccountTally(int exports, int imports, int connections) {
    public static final AccountTally NONE = new AccountTally(0, 0, 0);

    public AccountTally plus(AccountTally other) {
        return new AccountTally(exports + other.exports, imports + other.imports, connections + other.connections);
    }
}
