/// Exchange of account JWTs with a nats-account-server: what is handed over, and what of theirs is to be believed.
@NullMarked
package dev.sluice.domain.accountserver;

import org.jspecify.annotations.NullMarked;
