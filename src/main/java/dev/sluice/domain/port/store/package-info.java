/// The store: transactions, the repositories of the aggregates, and what a transaction changed.
@NullMarked
package dev.sluice.domain.port.store;

import org.jspecify.annotations.NullMarked;
