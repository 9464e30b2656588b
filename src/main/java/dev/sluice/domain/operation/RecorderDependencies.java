package dev.sluice.domain.operation;

import dev.sluice.domain.audit.Actor;
import dev.sluice.domain.port.IdSource;
import dev.sluice.domain.port.Signer;
import java.time.InstantSource;

/// What a ledger takes from outside.
public record RecorderDependencies(Signer signer, InstantSource clock, IdSource ids, Actor actor) {}
