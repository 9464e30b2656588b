/// What the real and the scripted ends of a port have in common: the same cases run against both, so that tests on
/// scripted ones tell of real ones.
@NullMarked
package dev.sluice.contract;

import org.jspecify.annotations.NullMarked;
