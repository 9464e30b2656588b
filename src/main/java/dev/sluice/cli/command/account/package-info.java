/// Commands of an account's daily work: accounts, users, roles, mappings.
@NullMarked
package dev.sluice.cli.command.account;

import org.jspecify.annotations.NullMarked;
