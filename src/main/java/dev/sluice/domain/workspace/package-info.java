/// A workspace as the two faces see it: opening and making one, its vault, its sandbox.
@NullMarked
package dev.sluice.domain.workspace;

import org.jspecify.annotations.NullMarked;
