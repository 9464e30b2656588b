/// Operations on servers as people see them: effects in sentences, steps per server, the result.
@NullMarked
package dev.sluice.ui.operation;

import org.jspecify.annotations.NullMarked;
