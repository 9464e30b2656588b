/// Imports: what accounts take in, by consent or from public exports.
@NullMarked
package dev.sluice.ui.screen.imports;

import org.jspecify.annotations.NullMarked;
