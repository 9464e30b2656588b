/// Changing what an account says of itself: what is typed, what it would do, and staging it.
@NullMarked
package dev.sluice.ui.account;

import org.jspecify.annotations.NullMarked;
