/// Text that was written by others: what of it may be shown as it is, and what looks like what.
@NullMarked
package dev.sluice.domain.text;

import org.jspecify.annotations.NullMarked;
