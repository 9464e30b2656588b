/// Users as several screens show and change them: making, handing out, editing and shutting out.
@NullMarked
package dev.sluice.ui.user;

import org.jspecify.annotations.NullMarked;
