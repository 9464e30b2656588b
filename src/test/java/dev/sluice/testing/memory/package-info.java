/// A store in memory, which does what the database does: a shared contract test holds both to it.
@NullMarked
package dev.sluice.testing.memory;

import org.jspecify.annotations.NullMarked;
