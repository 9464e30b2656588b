/// What every command is given: options, the workspace, an environment.
@NullMarked
package dev.sluice.cli.session;

import org.jspecify.annotations.NullMarked;
