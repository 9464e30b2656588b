package dev.sluice.domain.readmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.ImportId;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.readmodel.ConnectionParty.Ownership;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What both faces list, name and count.
@Tag("unit")
final class ReadModelsTest {
    private final UnitEnvironment unit = UnitEnvironment.start(1);
    private final Account source = staged("source");
    private final Account target = staged("target");

    private Account staged(String name) {
        return unit.services()
                .accounts()
                .add(name, Limits.core(), OperationOptions.stage())
                .value();
    }

    @AfterEach
    void close() {
        unit.close();
    }

    private ReadModels reads() {
        return unit.services().reads();
    }

    private void moved(Connection connection, ConnectionState... states) {
        unit.disk().write(tx -> {
            var now = connection;
            for (var state : states) {
                now = now.become(state, Reason.NONE, unit.clock().instant());
                tx.connections().save(now);
            }
            return now;
        });
    }

    @Test
    void aPartnerWhoWasOfferedAnExportHasTakenNothingYet() {
        var offer = unit.offer(source, target, "orders.>");
        var offered = reads().exports().all().getFirst();
        assertEquals(List.of(offer), offered.connections());
        assertEquals(0, offered.takers());
        assertEquals(List.of(target.key()), offered.partners());
        moved(offer, ConnectionState.ACTIVATING, ConnectionState.ACTIVE);
        assertEquals(1, reads().exports().all().getFirst().takers());
        moved(unit.services().federation().get(offer.id()), ConnectionState.REVOKING, ConnectionState.REVOKED);
        assertTrue(reads().exports().all().stream()
                .allMatch(usage -> usage.connections().isEmpty()));
    }

    @Test
    void aPublicExportIsTakenByWhoeverImportsWithinIt() {
        var open = new ExportDraft(source.key(), "open", "open.>", ShareKind.STREAM, Visibility.PUBLIC);
        unit.services().exports().add(open, OperationOptions.stage());
        var staged = reads().exports().all().getFirst();
        assertEquals(Staging.TO_BE_ADDED, staged.staging());
        unit.disk().write(tx -> {
            tx.exports().save(staged.export());
            return staged;
        });
        imported("open.news");
        imported("other.news");
        var taken = reads().exports().all().getFirst();
        assertEquals(
                List.of("open.news"),
                taken.importers().stream().map(row -> row.subject().text()).toList());
        assertEquals(
                taken.importers().stream().map(Import::account).toList(),
                unit.services().exports().knownImporters(staged.export().id()));
    }

    private void imported(String subject) {
        unit.disk().write(tx -> {
            var row = new Import(
                    new ImportId(UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8))),
                    target.key(),
                    subject,
                    source.key(),
                    Subject.of(subject),
                    null,
                    ShareKind.STREAM,
                    unit.clock().instant(),
                    null);
            tx.imports().save(row);
            return row;
        });
    }

    @Test
    void whatWaitsIsCountedAndSaysWhatItIsAbout() {
        var offer = unit.offer(source, target, "orders.>");
        var before = reads().pending();
        assertEquals(1, before.offered());
        unit.services().federation().accept(offer.id(), ActingAccount.of(target.key()), null, OperationOptions.stage());
        assertEquals(before.staged() + 1, reads().pending().staged());
        var entry = reads().staged().entries().getFirst();
        assertEquals(offer.id(), entry.connection().orElseThrow().id());
        assertEquals(Confirmation.NEVER_PUSHED, reads().staged().confirmation(source.key()));
    }

    @Test
    void accountsKeepTheirNamesAndWhatTheyAreToUs() {
        var offer = unit.offer(source, target, "orders.>");
        var named = reads().connections().of(source.key()).getFirst();
        assertEquals(offer.id(), named.connection().id());
        assertEquals(new ConnectionParty(target.key(), "target", Ownership.OURS), named.importer());
        unit.disk().write(tx -> {
            tx.accounts().save(target.deleted(unit.clock().instant()));
            return target;
        });
        assertEquals(
                Ownership.DELETED,
                reads().connections().of(source.key()).getFirst().importer().ownership());
        assertEquals("target", reads().accounts().labels().of(target.key()));
        assertTrue(reads().accounts().live().stream()
                .noneMatch(account -> account.key().equals(target.key())));
    }
}
