/// Fields for one kind of thing: a folder, a level, a new passphrase.
@NullMarked
package dev.sluice.ui.form;

import org.jspecify.annotations.NullMarked;
