/// Light and dark, fonts and stylesheets.
@NullMarked
package dev.sluice.ui.theme;

import org.jspecify.annotations.NullMarked;
