/// Whose the files of a workspace are, and who is at the other end of its socket.
@NullMarked
package dev.sluice.app.trust;

import org.jspecify.annotations.NullMarked;
