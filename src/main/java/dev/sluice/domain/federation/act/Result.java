package dev.sluice.domain.federation.act;

/// What an act made or changed, and how far it got.
public record Result<T>(T value, Outcome outcome) {}
