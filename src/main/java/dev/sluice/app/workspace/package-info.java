/// Workspaces on this machine: their folder, their lock, and what is opened in them.
@NullMarked
package dev.sluice.app.workspace;

import org.jspecify.annotations.NullMarked;
