/// Accounts, their users and what was signed for them, told by what rows, servers and the audit log say afterwards.
@NullMarked
package dev.sluice.heart.account;

import org.jspecify.annotations.NullMarked;
