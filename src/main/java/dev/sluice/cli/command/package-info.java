/// The commands, a file a group.
@NullMarked
package dev.sluice.cli.command;

import org.jspecify.annotations.NullMarked;
