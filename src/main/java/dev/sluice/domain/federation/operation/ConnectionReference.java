package dev.sluice.domain.federation.operation;

/// How a person names a connection: the acting account's live name, else a unique id prefix
/// (domain.md#the-acting-account).
public record ConnectionReference(String text, ActingAccount acting) {}
