/// Fresh credentials of a user where its client reads them, and who is cut when the old ones end.
@NullMarked
package dev.sluice.ui.user.renewal;

import org.jspecify.annotations.NullMarked;
