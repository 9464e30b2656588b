/// What accounts are told of, in words, and where to look at it.
@NullMarked
package dev.sluice.ui.notification;

import org.jspecify.annotations.NullMarked;
