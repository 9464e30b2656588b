/// Finding accounts, exports, connections and commands by what is typed or pasted (ux.md#2.2).
@NullMarked
package dev.sluice.ui.palette;

import org.jspecify.annotations.NullMarked;
