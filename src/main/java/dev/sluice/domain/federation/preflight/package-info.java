/// What must hold before anything is signed: the graph of exports and imports, tokens, sizes, what lives on the
/// servers.
@NullMarked
package dev.sluice.domain.federation.preflight;

import org.jspecify.annotations.NullMarked;
