/// Flows as screens show them: rates with source and age, health in words, lines of the last values.
@NullMarked
package dev.sluice.ui.flow;

import org.jspecify.annotations.NullMarked;
