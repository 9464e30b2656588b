@NullMarked
package dev.sluice.domain.federation.environment;

import org.jspecify.annotations.NullMarked;
