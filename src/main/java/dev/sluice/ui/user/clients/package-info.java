/// Who is connected as a user, by what servers say.
@NullMarked
package dev.sluice.ui.user.clients;

import org.jspecify.annotations.NullMarked;
