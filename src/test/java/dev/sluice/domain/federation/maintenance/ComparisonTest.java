package dev.sluice.domain.federation.maintenance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.federation.operation.Reconciliation.ServerStanding;
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
            Awaitility.await()
                    .until(() ->
                            resolver.stored(account.key(), resolver.expected()).size() == 2
                                    && resolver.listings(resolver.expected()).size() == 3
                                    && resolver.enforced(account.key(), resolver.expected())
                                                    .size()
                                            == 3);
            var expected = resolver.expected();
            var sharing = SharingServices.of(test.services().context());
            var all = resolver.listings(expected);

            var told = new Comparison(sharing.context(), sharing.accountSigner(), sharing.provenance(), expected, all)
                    .of(account)
                    .servers();
            assertEquals(SyncStatus.MISSING, stored(told, third.name()));
            assertEquals(
                    2,
                    told.stream()
                            .filter(one -> one.stored() == SyncStatus.IN_STEP)
                            .count());

            var others =
                    all.stream().filter(listing -> !isOf(third.name(), listing)).toList();
            assertEquals(
                    told.stream().map(ServerStanding::stored).toList(),
                    new Comparison(sharing.context(), sharing.accountSigner(), sharing.provenance(), expected, others)
                            .of(account).servers().stream()
                                    .map(ServerStanding::stored)
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

    private static SyncStatus stored(List<ServerStanding> servers, String name) {
        return servers.stream()
                .filter(one -> one.server().name().equals(name))
                .findFirst()
                .orElseThrow()
                .stored();
    }
}
