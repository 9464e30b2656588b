/// Around every change: who may make it, what it did, who is told of it, and what was signed.
/// Writes
/// the audit log, the outbox of events and the revisions in the transaction of the change itself.
@NullMarked
package dev.sluice.domain.ledger;

import org.jspecify.annotations.NullMarked;
