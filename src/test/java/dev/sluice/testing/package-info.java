/// What tests of all packages share: real servers.
@NullMarked
package dev.sluice.testing;

import org.jspecify.annotations.NullMarked;
