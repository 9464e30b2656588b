/// From the store's rows to the claims of an account, and which key may sign what.
@NullMarked
package dev.sluice.domain.federation.claims;

import org.jspecify.annotations.NullMarked;
