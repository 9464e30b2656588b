package dev.sluice.domain.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Previews")
@Tag("unit")
class PreviewTest {
    @Test
    @DisplayName("compare the accounts of both sides only, whatever waits for the others")
    void compareWhomTheyConcern() {
        try (var unit = UnitEnvironment.start(1)) {
            var exporter = unit.account("ACCTA");
            var importer = unit.account("ACCTB");
            var waiting = unit.account("waiting");
            unit.disk().write(tx -> {
                tx.exports().save(export(waiting, unit.clock().instant()));
                return tx;
            });
            var draft = new OfferDraft(exporter.key(), importer.key(), "orders", "orders.>", ShareKind.STREAM);
            var preview = unit.services().federation().previewShare(draft, null);
            assertEquals(
                    List.of("ACCTA", "ACCTB"),
                    preview.accounts().stream()
                            .map(change -> change.account().name())
                            .toList());
        }
    }

    private static Export export(Account account, Instant at) {
        return new Export(
                new ExportId(new UUID(1, 1)),
                account.key(),
                "not signed yet",
                Subject.of("news.>"),
                ShareKind.STREAM,
                Visibility.PRIVATE,
                Export.Origin.STANDALONE,
                at,
                null);
    }
}
