/// The claims of operators, accounts, users, activations and authorizations.
@NullMarked
package dev.sluice.domain.jwt.claims;

import org.jspecify.annotations.NullMarked;
