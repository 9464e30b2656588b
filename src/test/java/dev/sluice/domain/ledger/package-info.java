/// Tests of the ledger on real databases and vaults.
@NullMarked
package dev.sluice.domain.ledger;

import org.jspecify.annotations.NullMarked;
