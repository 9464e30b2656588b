/// Users of every account: who may come in, until when, and what they may do.
@NullMarked
package dev.sluice.ui.screen.users;

import org.jspecify.annotations.NullMarked;
