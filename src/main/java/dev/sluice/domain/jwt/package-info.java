/// Operator, account, user, activation, authorization and generic claims: build, encode, decode,
/// verify, validate,
/// diff.
@NullMarked
package dev.sluice.domain.jwt;

import org.jspecify.annotations.NullMarked;
