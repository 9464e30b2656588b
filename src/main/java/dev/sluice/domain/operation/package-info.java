/// The gate around every change: who may make it, and what the audit log and the revisions keep of it, written in
/// the transaction of the change itself.
@NullMarked
package dev.sluice.domain.operation;

import org.jspecify.annotations.NullMarked;
