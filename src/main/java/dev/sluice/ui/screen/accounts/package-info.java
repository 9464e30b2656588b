/// Accounts: the list, one account, new accounts and users.
@NullMarked
package dev.sluice.ui.screen.accounts;

import org.jspecify.annotations.NullMarked;
