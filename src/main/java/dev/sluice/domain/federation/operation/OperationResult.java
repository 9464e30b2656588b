package dev.sluice.domain.federation.operation;

/// What an act made or changed, and how far it got.
public record OperationResult<T>(T value, Outcome outcome) {}
