/// Environments, settings, the log and the outbox of a workspace, told by what rows and the audit log say afterwards.
@NullMarked
package dev.sluice.heart.workspace;

import org.jspecify.annotations.NullMarked;
