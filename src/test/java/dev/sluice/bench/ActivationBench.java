package dev.sluice.bench;

import dev.sluice.domain.federation.act.Manner;
import dev.sluice.domain.federation.act.OfferDraft;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestRealm;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Accepting an offer between two existing accounts on three servers: checks, journal, both pushes
/// and the proof on every server.
@Tag("bench")
class ActivationBench {
    private static final int ROUNDS = 41;

    @Test
    void median(@TempDir Path folder) {
        try (var test = TestRealm.start(folder.resolve("workspace"), Age.NEWEST, 3)) {
            var exporter = test.account("org-a");
            var importer = test.account("org-b");
            var millis = IntStream.range(0, ROUNDS)
                    .mapToLong(round -> {
                        var draft = new OfferDraft(
                                exporter.key(),
                                importer.key(),
                                "orders-" + round,
                                "orders." + round + ".>",
                                ShareKind.STREAM);
                        var offer = test.realm().federation().offer(draft);
                        var began = System.nanoTime();
                        test.realm().federation().accept(offer.id(), importer.key(), null, Manner.now());
                        var took = (System.nanoTime() - began) / 1_000_000;
                        test.realm().federation().end(offer.id(), exporter.key(), Manner.now());
                        return took;
                    })
                    .sorted()
                    .toArray();
            System.out.printf(
                    "BENCH one activation on 3 servers, proof included: median %d ms, best %d ms, worst %d ms of %d (bar 150 ms)%n",
                    millis[ROUNDS / 2], millis[0], millis[ROUNDS - 1], ROUNDS);
        }
    }
}
