package dev.sluice.ui.account;

/// What of an account is changed in one sheet.
public sealed interface AccountPart {
    record Details() implements AccountPart {}

    record Limits() implements AccountPart {}

    /// What is changed rarely: tracing, cluster traffic, auth callout, start, and what is allowed.
    record Rarely() implements AccountPart {}

    record Permissions() implements AccountPart {}

    /// @param from the mapped subject; empty for a new mapping
    record Mapping(String from) implements AccountPart {}

    /// Whether anybody may connect.
    record Suspension() implements AccountPart {}
}
