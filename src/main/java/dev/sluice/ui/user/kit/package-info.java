/// The connection kit of a user: looked at, tried, and written for a developer.
@NullMarked
package dev.sluice.ui.user.kit;

import org.jspecify.annotations.NullMarked;
