package dev.sluice.domain.readmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.readmodel.ConnectionParty.Ownership;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What both faces list: who uses what, what is staged beside it, and by what names.
@Tag("unit")
@DisplayName("Lists")
class ListsTest {
    private static final OperationOptions NOW = OperationOptions.now();

    private final UnitEnvironment unit = UnitEnvironment.start(1);
    private final Account source = unit.account("source");
    private final Account target = unit.account("target");

    @AfterEach
    void close() {
        unit.close();
    }

    private ReadModels reads() {
        return unit.services().reads();
    }

    private Export open(String subject, OperationOptions options) {
        var draft =
                new ExportDraft(source.key(), subject.replace(".>", ""), subject, ShareKind.STREAM, Visibility.PUBLIC);
        return unit.services().exports().add(draft, options).value();
    }

    private void take(String subject, OperationOptions options) {
        var wish = new PublicImportDraft(target.key(), source.key(), subject, ShareKind.STREAM, null);
        unit.services().imports().addPublic(wish, options);
    }

    private PublicKey stranger() {
        try (var seed = unit.keys().ephemeral(KeyKind.ACCOUNT)) {
            return seed.publicKey();
        }
    }

    @Test
    @DisplayName("of exports say what is staged, and under which names an account shares")
    void exports() {
        var leaving = open("leaving.>", NOW);
        open("staying.>", NOW);
        open("coming.>", OperationOptions.stage());
        unit.services().exports().remove(leaving.id(), OperationOptions.stage());
        unit.share(source, target, "orders.>");
        assertEquals(
                Map.of(
                        "leaving", Staging.TO_BE_REMOVED,
                        "staying", Staging.NONE,
                        "orders", Staging.NONE,
                        "coming", Staging.TO_BE_ADDED),
                reads().exports().all().stream()
                        .collect(Collectors.toMap(usage -> usage.export().name(), ExportUsage::staging)));
        assertEquals(
                Map.of(source.key(), Set.of("leaving", "staying", "orders")),
                reads().exports().shareNames());
    }

    @Test
    @DisplayName("of imports have those by consent, of public exports, and what is staged beside them")
    void imports() {
        open("news.>", NOW);
        open("stock.>", NOW);
        open("extra.>", NOW);
        var consented = unit.share(source, target, "orders.>");
        take("news.>", NOW);
        take("stock.>", NOW);
        take("extra.>", OperationOptions.stage());
        unit.services().imports().remove(target.key(), "stock.>", OperationOptions.stage());
        var all = reads().imports().all();
        assertEquals(
                Map.of(
                        "orders.>", Staging.NONE,
                        "news.>", Staging.NONE,
                        "stock.>", Staging.TO_BE_REMOVED,
                        "extra.>", Staging.TO_BE_ADDED),
                all.stream()
                        .collect(
                                Collectors.toMap(entry -> entry.view().subject().text(), ImportEntry::staging)));
        assertTrue(all.stream()
                .allMatch(entry ->
                        entry.account().equals("target") && entry.exporter().equals("source")));
        assertEquals(
                List.of(consented.id()),
                all.stream()
                        .map(ImportEntry::connection)
                        .flatMap(Stream::ofNullable)
                        .map(named -> named.connection().id())
                        .toList());
        assertEquals(
                List.of("orders.>"),
                all.stream()
                        .map(ImportEntry::view)
                        .filter(ImportView.Consented.class::isInstance)
                        .map(view -> view.subject().text())
                        .toList());
    }

    @Test
    @DisplayName("of what is staged tell what each edit is about, as that is now")
    void staged() {
        var leaving = open("leaving.>", NOW);
        open("news.>", NOW);
        open("staying.>", NOW);
        take("news.>", NOW);
        var offer = unit.offer(source, target, "orders.>");
        var ending = unit.share(source, target, "ending.>");
        unit.services().exports().remove(leaving.id(), OperationOptions.stage());
        unit.services().imports().remove(target.key(), "news.>", OperationOptions.stage());
        unit.services().federation().accept(offer.id(), ActingAccount.unnamed(), null, OperationOptions.stage());
        unit.services().federation().end(ending.id(), ActingAccount.unnamed(), OperationOptions.stage());
        open("coming.>", OperationOptions.stage());
        take("staying.>", OperationOptions.stage());
        var staged = reads().staged();
        assertEquals(
                List.of("leaving", "news", "orders", "ending", "coming", "staying"),
                staged.entries().stream().map(ListsTest::subjectOf).toList());
        assertEquals(Confirmation.YES, staged.confirmation(source.key()));
        assertEquals("source", staged.labels().of(source.key()));
        assertEquals(6, reads().pending().staged());
        assertEquals(1, reads().pending().offered());
        unit.services().rotation().goOn(NOW);
        assertEquals(1, reads().pending().rotations());
    }

    private static String subjectOf(StagedEntry entry) {
        return entry.export()
                .map(Export::name)
                .or(() -> entry.row().map(row -> row.name()))
                .or(() ->
                        entry.connection().map(connection -> connection.share().name()))
                .orElseThrow();
    }

    @Test
    @DisplayName("of what accounts were told are newest first, with how many nobody has seen")
    void notifications() {
        unit.share(source, target, "orders.>");
        unit.clock().advance(Duration.ofMinutes(1));
        var ended = unit.share(source, target, "stock.>");
        unit.services().federation().end(ended.id(), ActingAccount.of(source.key()), NOW);
        var latest = reads().notifications().latest(3);
        assertEquals(3, latest.entries().size());
        assertTrue(latest.unread() > 3);
        assertEquals(
                ended.id(),
                latest.entries().getFirst().connection() == null
                        ? null
                        : latest.entries().getFirst().connection().id());
        assertTrue(
                Set.of("source", "target").contains(latest.entries().getFirst().account()));
    }

    @Test
    @DisplayName("of accounts name everybody who is or was here, and what each is to us")
    void accounts() {
        var gone = unit.account("gone");
        var foreign = stranger();
        unit.services().accounts().addExternal("foreign", foreign);
        unit.services().accounts().remove(gone.key(), NOW);
        var user = unit.services().users().add(source.key(), "joe");
        var directory = reads().accounts();
        var unknown = stranger();
        assertEquals(
                List.of("foreign", "source", "SYS", "target", "gone"),
                directory.everKnown().stream().map(Account::name).toList());
        assertEquals(
                Map.of(
                        source.key(),
                        Ownership.OURS,
                        foreign,
                        Ownership.FOREIGN,
                        gone.key(),
                        Ownership.DELETED,
                        unknown,
                        Ownership.FOREIGN),
                directory.parties(List.of(source.key(), foreign, gone.key(), unknown)).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().ownership())));
        assertEquals("source", directory.holder(user.key()).map(Account::name).orElseThrow());
        assertTrue(directory.holder(unknown).isEmpty());
        assertEquals(unknown.shortText(), directory.labels(List.of(unknown)).of(unknown));
        assertEquals("gone", directory.labels().of(gone.key()));
        assertEquals(
                Set.of("foreign", "source", "SYS", "target"),
                Set.copyOf(directory.namesByText().values()));
        assertTrue(directory.removals().containsKey(gone.key()));
        assertEquals("gone", directory.account(gone.key()).orElseThrow().name());
    }

    @Test
    @DisplayName("of many connections look all names up at once, and say the same")
    void many() {
        IntStream.range(0, 20).forEach(number -> {
            var other = unit.services()
                    .accounts()
                    .add("other-" + number, Limits.core(), OperationOptions.stage())
                    .value();
            unit.offer(source, other, "to." + number + ".>");
        });
        assertEquals(
                IntStream.range(0, 20).mapToObj(number -> "other-" + number).collect(Collectors.toSet()),
                reads().connections().matching(_ -> true).stream()
                        .map(named -> named.importer().name())
                        .collect(Collectors.toSet()));
    }

    @Test
    @DisplayName("of drift leave out what a person put off")
    void drifted() throws Exception {
        unit.otherTool().addExport(source, "theirs.>");
        assertEquals(1, PendingCounts.drifted(unit.services().reconciler().compare()));
        unit.services().drifts().ignore(source.key(), unit.clock().instant().plus(Duration.ofDays(1)));
        assertEquals(0, PendingCounts.drifted(unit.services().reconciler().compare()));
    }
}
