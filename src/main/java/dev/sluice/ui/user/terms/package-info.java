/// What a user, or everybody with a role, may do and is held to: the fields for it, and it in words.
@NullMarked
package dev.sluice.ui.user.terms;

import org.jspecify.annotations.NullMarked;
