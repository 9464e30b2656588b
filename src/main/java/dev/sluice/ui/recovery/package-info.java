/// Work on servers that was interrupted or is not confirmed yet: what it is, what can become of it.
@NullMarked
package dev.sluice.ui.recovery;

import org.jspecify.annotations.NullMarked;
