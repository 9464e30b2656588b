/// The JSON forms of the command line, a contract with scripts.
@NullMarked
package dev.sluice.cli.json;

import org.jspecify.annotations.NullMarked;
