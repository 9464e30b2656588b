/// The inventory of keys, and the door to replacing them.
@NullMarked
package dev.sluice.domain.key;

import org.jspecify.annotations.NullMarked;
