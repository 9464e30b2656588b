package dev.sluice.domain.model;

import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;

/// A user we minted for an account. Its seed is in the vault.
public record User(PublicKey key, PublicKey account, String name, String jwt, Instant createdAt) {}
