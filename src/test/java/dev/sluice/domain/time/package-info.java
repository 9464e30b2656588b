@NullMarked
package dev.sluice.domain.time;

import org.jspecify.annotations.NullMarked;
