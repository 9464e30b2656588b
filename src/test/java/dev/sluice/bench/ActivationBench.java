package dev.sluice.bench;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestEnvironment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Accepting an offer between two existing accounts on three servers: checks, journal, both pushes and the proof
/// on every server.
@Tag("bench")
class ActivationBench {
    /// A console runs for days; how long the first ones take is told beside the median.
    private static final int WARM_UP = 40;
    private static final int ROUNDS = 41;

    @Test
    void median(@TempDir Path folder) {
        try (var test = TestEnvironment.start(folder.resolve("workspace"), Age.NEWEST, 3)) {
            var exporter = test.account("org-a");
            var importer = test.account("org-b");
            var all = IntStream.range(0, WARM_UP + ROUNDS)
                    .mapToLong(round -> {
                        var draft = new OfferDraft(
                                exporter.key(),
                                importer.key(),
                                "orders-" + round,
                                "orders." + round + ".>",
                                ShareKind.STREAM);
                        var offer = test.services().federation().offer(draft);
                        var began = System.nanoTime();
                        test.services()
                                .federation()
                                .accept(offer.id(), ActingAccount.of(importer.key()), null, OperationOptions.now());
                        var took = (System.nanoTime() - began) / 1_000_000;
                        test.services()
                                .federation()
                                .end(offer.id(), ActingAccount.of(exporter.key()), OperationOptions.now());
                        return took;
                    })
                    .toArray();
            var cold = Arrays.stream(all).limit(ROUNDS).sorted().toArray();
            var warm = Arrays.stream(all).skip(WARM_UP).sorted().toArray();
            System.out.printf(
                    "BENCH one activation on 3 servers, proof included: median %d ms, best %d ms, worst %d ms of %d (bar 150 ms); of the first %d in the process: median %d ms, the very first %d ms%n",
                    warm[ROUNDS / 2], warm[0], warm[ROUNDS - 1], ROUNDS, ROUNDS, cold[ROUNDS / 2], all[0]);
        }
    }
}
