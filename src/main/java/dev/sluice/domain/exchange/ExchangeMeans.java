package dev.sluice.domain.exchange;

import dev.sluice.domain.model.Ids;
import java.time.InstantSource;

/// What import and export take from outside.
public record ExchangeMeans(
        EstateReader reader, EstateWriter writer, ContextFiles contexts, InstantSource clock, Ids ids) {}
