package dev.sluice.domain.federation.maintenance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.federation.operation.Reconciliation.ComparedServer;
import dev.sluice.domain.federation.operation.SyncStatus;
import dev.sluice.domain.federation.sharing.SharingServices;
import dev.sluice.domain.port.StoreListing;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ComparisonTest {
    @Test
    @DisplayName("S3-A4 a store that does not tell what it has is not called in step while a text is missing")
    void theSilentOneMayLackIt(@TempDir Path folder) throws Exception {
        try (var test = TestEnvironment.start(folder.resolve("workspace"), Age.NEWEST, 3)) {
            var account = test.account("lost");
            var third = test.cluster().servers().get(2);
            third.stop();
            Files.delete(third.folder().resolve("jwt").resolve(account.key().text() + ".jwt"));
            test.cluster().restart(third.name());
            var resolver = test.services().link().resolver();
            // Whoever has just come back may answer alone for a while.
            var expected = Awaitility.await()
                    .until(resolver::expected, asked -> asked.servers().size() == 3);
            var all = Awaitility.await().until(() -> resolver.listings(expected), listed -> listed.size() == 3);
            var sharing = SharingServices.of(test.services().context());

            // Answers come when they come; where one is late, its server is not known to be in step yet.
            var told = Awaitility.await()
                    .until(
                            () -> new Comparison(
                                            sharing.context(),
                                            sharing.accountSigner(),
                                            sharing.provenance(),
                                            expected,
                                            all)
                                    .of(account)
                                    .servers(),
                            servers -> servers.stream()
                                            .filter(one -> one.stored() == SyncStatus.IN_STEP)
                                            .count()
                                    == 2);
            assertEquals(SyncStatus.MISSING, stored(told, third.name()));

            var others =
                    all.stream().filter(listing -> !isOf(third.name(), listing)).toList();
            assertEquals(
                    told.stream().map(ComparedServer::stored).toList(),
                    new Comparison(sharing.context(), sharing.accountSigner(), sharing.provenance(), expected, others)
                            .of(account).servers().stream()
                                    .map(ComparedServer::stored)
                                    .toList());

            var unheard = new Comparison(
                            sharing.context(), sharing.accountSigner(), sharing.provenance(), expected, List.of())
                    .of(account);
            assertEquals(SyncStatus.MISSING, unheard.status());
        }
    }

    private static boolean isOf(String server, StoreListing listing) {
        return listing.server().name().equals(server);
    }

    private static SyncStatus stored(List<ComparedServer> servers, String name) {
        return servers.stream()
                .filter(one -> one.server().name().equals(name))
                .findFirst()
                .orElseThrow()
                .stored();
    }
}
