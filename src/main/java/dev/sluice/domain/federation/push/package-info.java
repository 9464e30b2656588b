/// Signing, handing to every server, and proving what came of it.
@NullMarked
package dev.sluice.domain.federation.push;

import org.jspecify.annotations.NullMarked;
