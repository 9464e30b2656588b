/// What keeps database and servers in step: comparison and drift, recovery, expiry, the background round.
@NullMarked
package dev.sluice.domain.federation.maintenance;

import org.jspecify.annotations.NullMarked;
