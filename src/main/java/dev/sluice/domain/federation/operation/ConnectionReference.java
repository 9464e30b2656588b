package dev.sluice.domain.federation.operation;

import dev.sluice.domain.nkey.PublicKey;
import org.jspecify.annotations.Nullable;

/// How a person names a connection: the acting account's live name, else a unique id prefix
/// (domain.md#the-acting-account).
///
/// @param acting null when no account acts
public record ConnectionReference(String text, @Nullable PublicKey acting) {}
