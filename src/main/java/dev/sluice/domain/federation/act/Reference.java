package dev.sluice.domain.federation.act;

import dev.sluice.domain.nkey.PublicKey;
import org.jspecify.annotations.Nullable;

/// How a person names a connection: the acting account's live name, else a unique id prefix
/// (domain.md#the-acting-account).
///
/// @param acting null when no account acts
public record Reference(String text, @Nullable PublicKey acting) {}
