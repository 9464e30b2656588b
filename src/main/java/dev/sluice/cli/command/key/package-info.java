/// Commands about keys: of the operator, of accounts, and by themselves.
@NullMarked
package dev.sluice.cli.command.key;

import org.jspecify.annotations.NullMarked;
