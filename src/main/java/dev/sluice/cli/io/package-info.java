/// What commands read and print: the terminal, files, tables, messages.
@NullMarked
package dev.sluice.cli.io;

import org.jspecify.annotations.NullMarked;
