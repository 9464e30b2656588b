/// The command line: picocli commands over the services that the window uses, too.
@NullMarked
package dev.sluice.cli;

import org.jspecify.annotations.NullMarked;
