/// The owner's socket: other processes run commands inside the process that has the workspace open.
@NullMarked
package dev.sluice.app.owner;

import org.jspecify.annotations.NullMarked;
