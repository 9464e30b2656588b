/// Limits of an account beside what servers say is used of them.
@NullMarked
package dev.sluice.ui.usage;

import org.jspecify.annotations.NullMarked;
