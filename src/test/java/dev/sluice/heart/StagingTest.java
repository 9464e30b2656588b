package dev.sluice.heart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.Effect;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Preview;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.OldRevocation;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Killed;
import dev.sluice.testing.scripted.Script.Fault;
import dev.sluice.testing.scripted.ServerRequest;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is staged waits, is told before it is pushed, and is pushed once.
@Tag("unit")
@DisplayName("What is staged")
class StagingTest {
    private static final OperationOptions STAGE = OperationOptions.stage();

    private final UnitEnvironment unit = UnitEnvironment.start(3);
    private final Account giver = unit.account("org-a");
    private final Account taker = unit.account("org-b");

    @AfterEach
    void close() {
        unit.close();
    }

    private Export export(String subject, Visibility visibility, OperationOptions options) {
        var draft = new ExportDraft(giver.key(), subject.replace(".>", ""), subject, ShareKind.STREAM, visibility);
        return unit.services().exports().add(draft, options).value();
    }

    private Set<String> effects(Preview preview) {
        return preview.effects().stream()
                .map(effect -> effect.getClass().getSimpleName())
                .collect(Collectors.toSet());
    }

    private boolean lets(String subject) {
        return unit.servers().servers().stream().allMatch(server -> server.lets(giver.key(), taker.key(), subject));
    }

    private Connection now(Connection connection) {
        return unit.services().federation().get(connection.id());
    }

    /// One edit of each kind, none of which is on a server.
    private Connection stageAll() {
        var ending = unit.share(giver, taker, "ending.>");
        var leaving = export("leaving.>", Visibility.PUBLIC, OperationOptions.now());
        var dropped = export("dropped.>", Visibility.PUBLIC, OperationOptions.now());
        var wish = new PublicImportDraft(taker.key(), giver.key(), "dropped.>", ShareKind.STREAM, null);
        unit.services().imports().addPublic(wish, OperationOptions.now());
        unit.script().heal();
        var offer = unit.offer(giver, taker, "orders.>");
        unit.services().federation().accept(offer.id(), ActingAccount.unnamed(), null, STAGE);
        unit.services().federation().end(ending.id(), ActingAccount.unnamed(), STAGE);
        export("coming.>", Visibility.PRIVATE, STAGE);
        unit.services().exports().remove(leaving.id(), STAGE);
        unit.services().imports().remove(taker.key(), "dropped.>", STAGE);
        assertEquals(
                List.of(),
                unit.script().asked().stream().filter(ServerRequest::isChange).toList());
        assertTrue(dropped.isLive());
        return offer;
    }

    @Test
    @DisplayName("is told with what it does to traffic, account by account, and changes nothing until it is pushed")
    void previewed() {
        var offer = stageAll();
        var preview = unit.services().publisher().preview();
        assertEquals(
                List.of("org-a", "org-b"),
                preview.accounts().stream()
                        .map(change -> change.account().name())
                        .toList());
        assertEquals(Set.of("StartsReceiving", "StopsReceiving", "MakesEligible", "WithdrawsExport"), effects(preview));
        assertEquals(ConnectionState.PENDING, now(offer).state());
        assertFalse(lets("orders.>"));
        assertTrue(lets("ending.>"));
    }

    @Test
    @DisplayName("is on every server once it is pushed, and nothing waits any more")
    void pushed() {
        var offer = stageAll();
        assertInstanceOf(Outcome.Done.class, unit.services().publisher().pushAll(OperationOptions.now()));
        assertEquals(List.of(), unit.services().publisher().staged());
        assertEquals(ConnectionState.ACTIVE, now(offer).state());
        assertTrue(lets("orders.>"));
        assertFalse(lets("ending.>"));
        assertFalse(lets("dropped.>"));
        assertEquals(
                Set.of("orders.>", "dropped.>", "coming.>"),
                unit.services().exports().list(giver.key()).stream()
                        .map(row -> row.subject().text())
                        .collect(Collectors.toSet()));
        assertTrue(unit.services().publisher().preview().isEmpty());
        unit.script().heal();
        assertInstanceOf(Outcome.Done.class, unit.services().publisher().pushAll(OperationOptions.now()));
        assertTrue(unit.script().asked().stream().noneMatch(ServerRequest::isChange), "pushed again for nothing");
    }

    @Test
    @DisplayName("of one account goes without that of the others")
    void pushedOfOne() {
        stageAll();
        unit.services().publisher().push(List.of(taker.key()), OperationOptions.now());
        assertFalse(lets("dropped.>"));
        assertTrue(lets("orders.>"), "who accepts is the importer");
        assertEquals(
                Set.of(giver.key()),
                unit.services().publisher().staged().stream()
                        .map(change -> change.edit().account())
                        .collect(Collectors.toSet()));
        assertTrue(lets("ending.>"));
    }

    @Test
    @DisplayName("stays where it is while what is released is pushed again")
    void releasedOnly() {
        stageAll();
        unit.servers().server(1).lose(giver.key());
        unit.disk().write(tx -> {
            var row = tx.accounts().find(giver.key()).orElseThrow();
            tx.accounts()
                    .save(row.withRelease(
                            new Release(row.release().jwt(), row.release().iat(), false)));
            return row;
        });
        unit.services().publisher().pushReleased(OperationOptions.now());
        assertEquals(
                unit.servers().server(0).stored(giver.key()),
                unit.servers().server(1).stored(giver.key()));
        assertEquals(5, unit.services().publisher().staged().size());
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "UNANSWERED", "LINK_LOST", "LINK_LOST_AFTER"})
    @DisplayName("and not pushed waits on: the next push carries out the rest, whichever failed")
    void everyPushFails(Disturbance disturbance) {
        var number = 0;
        var isStruck = true;
        while (isStruck) {
            number += 7;
            var offer = unit.offer(giver, taker, "orders." + disturbance + "." + number + ".>");
            unit.services().federation().accept(offer.id(), ActingAccount.unnamed(), null, STAGE);
            export("more." + disturbance + "." + number + ".>", Visibility.PRIVATE, STAGE);
            unit.script().play(Fault.at(number, "n3", disturbance));
            try {
                unit.services().publisher().pushAll(OperationOptions.now());
            } catch (ProblemException expected) {
                assertFalse(expected.problem().text().what().isBlank());
            }
            isStruck = unit.script().asked().size() >= number;
            unit.script().heal();
            unit.services().publisher().pushAll(OperationOptions.now());
            assertEquals(List.of(), unit.services().publisher().staged());
            assertEquals(ConnectionState.ACTIVE, now(offer).state());
            assertTrue(lets(offer.share().subject().text()));
        }
        assertTrue(number > 7, "nothing was struck");
    }

    @Test
    @DisplayName("and carried out before a crash could forget it is not carried out twice")
    void doneBefore() {
        unit.lifeline().count();
        export("first.>", Visibility.PRIVATE, STAGE);
        unit.services().publisher().pushAll(OperationOptions.now());
        var moments = unit.lifeline().moments();
        export("second.>", Visibility.PRIVATE, STAGE);
        // The last transaction but those that look after the push is the one that forgets it.
        for (var moment = moments - 8; moment > 1; moment -= 2) {
            unit.lifeline().endAt(moment);
            try {
                unit.services().publisher().pushAll(OperationOptions.now());
            } catch (Killed _) {
                unit.restart();
                unit.services().publisher().pushAll(OperationOptions.now());
            }
            assertEquals(List.of(), unit.services().publisher().staged());
            assertEquals(2, unit.services().exports().list(giver.key()).size());
        }
    }

    @Test
    @DisplayName("or done at once, ends what was named to be cut by it")
    void endsWhatWasNamed() {
        var crossing =
                new ExportDraft(giver.key(), "new", OldRevocation.CROSSING, ShareKind.STREAM, Visibility.PRIVATE);
        var third = unit.account("org-c");
        for (var timing : List.of(STAGE, OperationOptions.now())) {
            var alive = OldRevocation.of(unit.services(), giver, third);
            var named = Set.of(alive.share().name());
            unit.services().exports().add(crossing, timing.confirming(named));
            unit.services().publisher().pushAll(OperationOptions.now());
            assertEquals(ConnectionState.REVOKED, now(alive).state());
            unit.services()
                    .exports()
                    .list(giver.key())
                    .forEach(export -> unit.services().exports().remove(export.id(), OperationOptions.now()));
        }
        var alive = OldRevocation.of(unit.services(), giver, third);
        var offer = unit.offer(giver, taker, OldRevocation.CROSSING);
        var named = OperationOptions.now().confirming(Set.of(alive.share().name()));
        unit.services().federation().accept(offer.id(), ActingAccount.unnamed(), null, named);
        assertEquals(ConnectionState.ACTIVE, now(offer).state());
        assertEquals(ConnectionState.REVOKED, now(alive).state());
        unit.services().federation().suspend(offer.id(), ActingAccount.unnamed(), OperationOptions.now());
        unit.services().exports().list(giver.key()).stream()
                .filter(export -> !export.subject().text().equals(OldRevocation.CROSSING))
                .forEach(export -> unit.services().exports().remove(export.id(), OperationOptions.now()));
        var later = OldRevocation.of(unit.services(), giver, third);
        var resuming = OperationOptions.now().confirming(Set.of(later.share().name()));
        unit.services().federation().resume(offer.id(), ActingAccount.unnamed(), resuming);
        assertEquals(ConnectionState.ACTIVE, now(offer).state());
        assertEquals(ConnectionState.REVOKED, now(later).state());
    }

    @Test
    @DisplayName("an acceptance is not carried out where the end of its export is staged after it")
    void acceptedAndRemoved() {
        var export = export("orders.>", Visibility.PRIVATE, OperationOptions.now());
        var offer = unit.offer(giver, taker, "orders.eu.>");
        unit.services().federation().accept(offer.id(), ActingAccount.unnamed(), null, STAGE);
        unit.services().exports().remove(export.id(), STAGE);
        unit.script().heal();
        assertInstanceOf(Outcome.Done.class, unit.services().publisher().pushAll(OperationOptions.now()));
        assertTrue(now(offer).state().isEnded());
        assertTrue(
                unit.script().asked().stream().filter(ServerRequest::isChange).count() <= 1,
                "opened for a moment, and closed");
        assertEquals(List.of(), unit.services().publisher().staged());
    }

    @Test
    @DisplayName("may rest on what waits before it, and waits on where that does not come")
    void onStaged() {
        export("open.>", Visibility.PUBLIC, STAGE);
        var wish = new PublicImportDraft(taker.key(), giver.key(), "open.eu.>", ShareKind.STREAM, null);
        unit.services().imports().addPublic(wish, STAGE);
        var alone = assertThrows(
                ProblemException.class,
                () -> unit.services().publisher().push(List.of(taker.key()), OperationOptions.now()));
        assertEquals(ProblemCode.NOT_OFFERED, alone.code());
        assertEquals(2, unit.services().publisher().staged().size());
        assertInstanceOf(Outcome.Done.class, unit.services().publisher().pushAll(OperationOptions.now()));
        assertTrue(lets("open.eu.>"));
    }

    @Test
    @DisplayName("and overtaken by the partner is told and forgotten, and holds nothing else up")
    void overtaken() {
        var offer = unit.offer(giver, taker, "orders.>");
        unit.services().federation().accept(offer.id(), ActingAccount.unnamed(), null, STAGE);
        export("coming.>", Visibility.PRIVATE, STAGE);
        unit.services().federation().end(offer.id(), ActingAccount.of(giver.key()), OperationOptions.now());
        var warning = unit.services().publisher().preview().effects().stream()
                .filter(Effect.Warns.class::isInstance)
                .toList();
        assertEquals(1, warning.size());
        assertInstanceOf(Outcome.Done.class, unit.services().publisher().pushAll(OperationOptions.now()));
        assertEquals(List.of(), unit.services().publisher().staged());
        assertTrue(now(offer).state().isEnded());
        assertEquals(1, unit.services().exports().list(giver.key()).size());
    }

    @Test
    @DisplayName("and cannot be carried out as things are is told by name, and holds nothing else up")
    void stuck() {
        export("coming.>", Visibility.PRIVATE, STAGE);
        export("coming.eu.>", Visibility.PRIVATE, OperationOptions.now());
        export("next.>", Visibility.PRIVATE, STAGE);
        var shown = warnings(unit.services().publisher().preview());
        assertEquals(1, shown.size());
        assertTrue(
                shown.getFirst().contains("\"coming\" of org-a")
                        && shown.getFirst().contains(ProblemCode.EXPORT_OVERLAP.text()),
                shown::toString);
        var told = new ArrayList<String>();
        var options = OperationOptions.now().with(step -> {
            if (step instanceof Progress.Warned(var finding)) {
                told.add(finding.text());
            }
        });
        var refused = assertThrows(
                ProblemException.class, () -> unit.services().publisher().pushAll(options));
        assertEquals(ProblemCode.EXPORT_OVERLAP, refused.code());
        assertEquals(shown, told);
        assertEquals(
                Set.of("coming.eu.>", "next.>"),
                unit.services().exports().list(giver.key()).stream()
                        .map(row -> row.subject().text())
                        .collect(Collectors.toSet()));
        assertEquals(1, unit.services().publisher().staged().size(), "it waits");
        assertEquals(
                unit.servers().server(0).stored(giver.key()),
                unit.servers().server(2).stored(giver.key()));
    }

    private static List<String> warnings(Preview preview) {
        return preview.effects().stream()
                .flatMap(effect ->
                        effect instanceof Effect.Warns(var finding) ? Stream.of(finding.text()) : Stream.empty())
                .toList();
    }

    @Test
    @DisplayName("can be discarded, of which servers never hear")
    void discarded() {
        export("coming.>", Visibility.PRIVATE, STAGE);
        var change = unit.services().publisher().staged().getFirst();
        unit.services().publisher().discard(change.id());
        assertEquals(List.of(), unit.services().publisher().staged());
        assertTrue(unit.services().publisher().preview().isEmpty());
    }

    @Test
    @DisplayName("an account that is staged is published with the first push")
    void accounts() {
        var made = unit.services().accounts().add("late", Limits.core(), STAGE).value();
        assertTrue(unit.services().publisher().preview().effects().contains(new Effect.Publishes("late")));
        unit.servers().servers().forEach(server -> assertEquals(null, server.stored(made.key())));
        unit.services().publisher().pushAll(OperationOptions.now());
        unit.servers()
                .servers()
                .forEach(server ->
                        assertFalse(String.valueOf(server.stored(made.key())).isBlank()));
    }

    @Test
    @DisplayName("is refused before anything is signed where another tool has changed the account")
    void drift() throws Exception {
        export("coming.>", Visibility.PRIVATE, STAGE);
        unit.otherTool().addExport(giver, "theirs.>");
        var refused = assertThrows(
                ProblemException.class, () -> unit.services().publisher().pushAll(OperationOptions.now()));
        assertEquals(ProblemCode.DRIFT_FOUND, refused.code());
        assertEquals(1, unit.services().publisher().staged().size());
    }
}
