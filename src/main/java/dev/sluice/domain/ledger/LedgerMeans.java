package dev.sluice.domain.ledger;

import dev.sluice.domain.audit.Actor;
import dev.sluice.domain.federation.port.Signer;
import dev.sluice.domain.model.Ids;
import java.time.InstantSource;

/// What a ledger takes from outside.
public record LedgerMeans(Signer signer, InstantSource clock, Ids ids, Actor actor) {}
