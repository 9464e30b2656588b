package dev.sluice.domain.jwt.codec;

import dev.sluice.domain.jwt.claims.Claims;

/// A token that was read and whose signature was verified. `algorithm` is as spelled in the header; `version` is
/// 2, 1 for a legacy token lifted to the present form, or what a generic token carries.
public record Token<C extends Claims>(C claims, String text, String algorithm, int version) {}
