package dev.sluice.domain.model;

/// `SYSTEM`: the environment's system account. `MANAGED`: its JWT is ours to sign. `EXTERNAL`: only a public key.
public enum AccountRole {
    SYSTEM,
    MANAGED,
    EXTERNAL
}
