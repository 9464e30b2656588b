/// One environment: its operator, servers and link, and the [Scope] in which every service works.
@NullMarked
package dev.sluice.domain.federation.environment;

import org.jspecify.annotations.NullMarked;
