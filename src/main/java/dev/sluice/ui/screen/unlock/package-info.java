/// Unlock: the passphrase of a workspace.
@NullMarked
package dev.sluice.ui.screen.unlock;

import org.jspecify.annotations.NullMarked;
