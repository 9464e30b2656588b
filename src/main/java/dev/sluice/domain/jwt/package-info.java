/// Operator, account, user, activation, authorization and generic claims, in five rooms: diff, codec, validation,
/// claims, json; an arrow points only to a later one.
@NullMarked
package dev.sluice.domain.jwt;

import org.jspecify.annotations.NullMarked;
