/// Accounts under an operator whose keys somebody else holds: the request out, the signed account back.
@NullMarked
package dev.sluice.ui.account.signing;

import org.jspecify.annotations.NullMarked;
