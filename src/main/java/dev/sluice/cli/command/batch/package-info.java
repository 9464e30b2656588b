/// `sluice batch`: many commands in one process.
@NullMarked
package dev.sluice.cli.command.batch;

import org.jspecify.annotations.NullMarked;
