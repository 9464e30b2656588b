/// Connections as several screens show them: a line, its columns and facts, its end.
@NullMarked
package dev.sluice.ui.connection;

import org.jspecify.annotations.NullMarked;
