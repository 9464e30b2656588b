/// What keeps database and servers at one: comparison and drift, recovery, expiry, the background
/// round.
@NullMarked
package dev.sluice.domain.federation.care;

import org.jspecify.annotations.NullMarked;
