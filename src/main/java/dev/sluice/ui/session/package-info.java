/// What a screen is given: the open environment, navigation, dialogs, commands' guard.
@NullMarked
package dev.sluice.ui.session;

import org.jspecify.annotations.NullMarked;
