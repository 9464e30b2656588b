/// Templates: shapes of accounts by name.
@NullMarked
package dev.sluice.ui.screen.templates;

import org.jspecify.annotations.NullMarked;
