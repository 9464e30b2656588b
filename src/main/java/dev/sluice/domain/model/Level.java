package dev.sluice.domain.model;

/// Protection level of an environment, from play to production.
public enum Level {
    SANDBOX,
    DEVELOPMENT,
    STAGING,
    PRODUCTION
}
