/// Tokens as several screens handle them: recognised in what is pasted, imported, handed over.
@NullMarked
package dev.sluice.ui.token;

import org.jspecify.annotations.NullMarked;
