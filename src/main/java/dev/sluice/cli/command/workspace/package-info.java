/// Commands about a workspace as a whole: its backup, its restoring, its passphrase.
@NullMarked
package dev.sluice.cli.command.workspace;

import org.jspecify.annotations.NullMarked;
