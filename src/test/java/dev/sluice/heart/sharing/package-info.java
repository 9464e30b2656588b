/// Consent, its tokens, exports and imports, told by what rows, servers and the audit log say afterwards.
@NullMarked
package dev.sluice.heart.sharing;

import org.jspecify.annotations.NullMarked;
