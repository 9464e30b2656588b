/// What was done, by whom, and how it ended: entries in a chain of hashes whose head is signed.
@NullMarked
package dev.sluice.domain.audit;

import org.jspecify.annotations.NullMarked;
