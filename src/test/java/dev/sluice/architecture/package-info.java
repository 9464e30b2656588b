/// The rules of the house (architecture.md#rules-and-the-tests-that-hold-them), checked on every build.
@NullMarked
package dev.sluice.architecture;

import org.jspecify.annotations.NullMarked;
