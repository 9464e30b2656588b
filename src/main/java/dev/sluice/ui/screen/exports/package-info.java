/// Exports: what accounts make available, and activation tokens for it.
@NullMarked
package dev.sluice.ui.screen.exports;

import org.jspecify.annotations.NullMarked;
