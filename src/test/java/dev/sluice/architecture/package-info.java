/// The rules of the house (`design.md` 3), checked on every build.
@NullMarked
package dev.sluice.architecture;

import org.jspecify.annotations.NullMarked;
