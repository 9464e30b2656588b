/// What a `server.conf` says, as values that cannot be wrong by accident, and what to beware of.
@NullMarked
package dev.sluice.domain.config;

import org.jspecify.annotations.NullMarked;
