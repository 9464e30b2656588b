package dev.sluice.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ActivationValidity;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.federation.operation.RevocationView;
import dev.sluice.domain.model.Connection.Grant.Custody;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.Stranger;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// No roundabout way opens more than what both sides agreed to last.
class AgreedOnlyTest extends Journey {
    AgreedOnlyTest() {
        super(Age.NEWEST, 1);
    }

    @Test
    @DisplayName(
            "S0-16 an old token of an account of ours lives again by no revocation taken back while an offer waits")
    void pendingOffer() {
        var a = account("org-a");
        var b = account("org-b");
        export(a, "cart.>");
        var ended = accept(offer(a, b, "cart.>"), null);
        test.services().federation().end(ended.id(), ActingAccount.of(b.key()), OperationOptions.now());
        var row = test.services().revocations().list(a.key()).getFirst();
        refused(row);
        var offer = offer(a, b, "cart.>");
        refused(test.services().revocations().list(a.key()).getFirst());

        accept(offer, null);
        var listed = test.services().revocations().list(a.key()).getFirst();
        assertInstanceOf(RevocationView.Clears.class, listed.undo());
        test.services().revocations().undo(listed.revocation(), OperationOptions.now());
        assertEquals(0, test.services().revocations().list(a.key()).size());
    }

    private void refused(RevocationView row) {
        assertInstanceOf(RevocationView.Unlisted.class, row.undo());
        assertProblem(
                ProblemCode.REVOCATION_UNLISTED,
                () -> test.services().revocations().undo(row.revocation(), OperationOptions.now()));
    }

    @Test
    @DisplayName("a part of an offer that is taken with --stage is that part when it is pushed")
    void stagedPart() {
        var a = account("org-a");
        var b = account("org-b");
        var offer = offer(a, b, "cart.>");
        var wish = new PublicImportDraft(b.key(), a.key(), "cart.eu.>", ShareKind.STREAM, null);
        var staged = test.services()
                .federation()
                .importMatching(wish, test.services().imports(), OperationOptions.stage());
        assertInstanceOf(Outcome.Staged.class, staged.outcome());
        var effects = test.services().publisher().preview().effects().toString();
        assertTrue(effects.contains("cart.eu.>"), effects);
        test.services().publisher().pushAll(OperationOptions.now());
        var live = test.services().federation().get(offer.id());
        assertEquals(ConnectionState.ACTIVE, live.state());
        assertEquals("cart.eu.>", live.share().subject().text());
        var row = (ImportView.Consented) test.services().imports().list(b.key()).getFirst();
        assertEquals("cart.eu.>", row.subject().text());
    }

    @Test
    @DisplayName("S3-A11 resumed toward a partner that is not ours, it waits for the fresh token to be used")
    void resumedOutside() {
        var a = account("org-a");
        try (var stranger = Stranger.on(test)) {
            var inbox = Inbox.of(stranger.client(), "cart.>");
            var issued = test.services().activations().issue(a.key(), export(a, "cart.>"), stranger.key());
            stranger.push(Stranger.using(issued, "cart.>"));
            test.services().maintenance().round();
            assertEquals(ConnectionState.ACTIVE, stateOf(issued));
            test.services().federation().suspend(issued.id(), ActingAccount.of(a.key()), OperationOptions.now());

            var resumed = test.services()
                    .federation()
                    .resume(issued.id(), ActingAccount.of(a.key()), OperationOptions.now())
                    .value();
            assertEquals(ConnectionState.PENDING, resumed.state());
            assertEquals(Reason.TOKEN_ISSUED, resumed.status().reason());
            assertEquals(Custody.LEFT, resumed.grant().custody());
            assertNotNull(resumed.expiresAt());
            test.services().maintenance().round();
            assertEquals(ConnectionState.PENDING, stateOf(issued));
            at(a, 0).publish("cart.new", "not with the old token");
            assertSilent(inbox);

            stranger.push(Stranger.using(resumed, "cart.>"));
            test.services().maintenance().round();
            assertEquals(ConnectionState.ACTIVE, stateOf(issued));
        }
    }

    @Test
    @DisplayName("what is asked for by name when it is shared is asked for again when an old state is restored")
    void restored() {
        var a = account("org-a");
        var replies = "_INBOX.>";
        var named = OperationOptions.now().confirming(Set.of(replies));
        var draft = new ExportDraft(a.key(), fresh("own"), replies, ShareKind.STREAM, Visibility.PRIVATE);
        var export = test.services().exports().add(draft, named).value();
        var revisions = test.services().revisions();
        var shared = revisions.list(a.key()).getFirst().number();
        test.services().exports().remove(export.id(), OperationOptions.now());
        assertProblem(ProblemCode.SHARED_BY_ACCIDENT, () -> revisions.putBack(a.key(), shared, OperationOptions.now()));
        assertEquals(0, test.services().exports().list(a.key()).size());
        revisions.putBack(a.key(), shared, named);
        assertEquals(1, test.services().exports().list(a.key()).size());
    }

    @Test
    @DisplayName("S3-A9 a second token of the same partner that dies with the first is named, and ends with it")
    void secondToken() {
        var a = account("org-a");
        try (var stranger = Stranger.on(test)) {
            var inbox = Inbox.of(stranger.client(), "cart.>");
            var activations = test.services().activations();
            var first = activations.issue(a.key(), export(a, "cart.eu.>"), stranger.key());
            var crossing = export(a, "cart.*.new");
            var second = activations.issue(a.key(), crossing, stranger.key());
            stranger.push(Stranger.using(first, "cart.eu.>"), Stranger.using(second, "cart.*.new"));
            test.services().maintenance().round();
            assertEquals(ConnectionState.ACTIVE, stateOf(second));

            var federation = test.services().federation();
            var name = second.share().name();
            assertEquals(Set.of(name), federation.endsWith(first.id()));
            var shown = federation.previewEnd(first.id()).effects().toString();
            assertTrue(shown.contains("cart.eu.>") && shown.contains("cart.*.new"), shown);
            var asked = assertThrows(
                    ProblemException.class,
                    () -> federation.end(first.id(), ActingAccount.of(a.key()), OperationOptions.now()));
            assertEquals(ProblemCode.ANOTHER_TOKEN_CUT, asked.code());
            assertTrue(String.valueOf(asked.getMessage()).contains(name), asked::getMessage);
            assertProblem(
                    ProblemCode.ANOTHER_TOKEN_CUT,
                    () -> federation.suspend(first.id(), ActingAccount.of(a.key()), OperationOptions.now()));
            assertProblem(
                    ProblemCode.ANOTHER_TOKEN_CUT,
                    () -> test.services().exports().remove(crossing.id(), OperationOptions.now()));
            at(a, 0).publish("cart.us.new", "!");
            await().until(() -> inbox.count() == 1);

            federation.end(
                    first.id(),
                    ActingAccount.of(a.key()),
                    OperationOptions.now().confirming(Set.of(name)));
            assertEquals(ConnectionState.REVOKED, stateOf(first));
            assertEquals(ConnectionState.REVOKED, stateOf(second));
            at(a, 0).publish("cart.us.new", "not for you");
            await().during(SILENCE).until(() -> inbox.count() == 1);
        }
    }

    @Test
    @DisplayName("S3-A9 an export by which a partner's token would come upon an old revocation names it first")
    void exportThatBringsAnOldRevocation() {
        var a = account("org-a");
        var b = account("org-b");
        try (var stranger = Stranger.on(test)) {
            var activations = test.services().activations();
            var federation = test.services().federation();
            var first = activations.issue(a.key(), export(a, "cart.us.>"), stranger.key());
            var second = activations.issue(a.key(), export(a, "cart.eu.>"), stranger.key());
            stranger.push(Stranger.using(first, "cart.us.>"), Stranger.using(second, "cart.eu.>"));
            federation.end(first.id(), ActingAccount.of(a.key()), OperationOptions.now());

            var crossing = new ExportDraft(a.key(), "crossing", "cart.*.new", ShareKind.STREAM, Visibility.PRIVATE);
            var offer = new OfferDraft(a.key(), b.key(), "crossing", "cart.*.new", ShareKind.STREAM);
            assertProblem(
                    ProblemCode.ANOTHER_TOKEN_CUT,
                    () -> test.services().exports().add(crossing, OperationOptions.now()));
            assertEquals(2, test.services().exports().list(a.key()).size(), "nothing was made");
            // An offer cuts nothing: whoever accepts it is asked, and told before.
            var preview = federation.previewShare(offer, null).effects().toString();
            assertTrue(
                    preview.contains("CUTS_ANOTHER")
                            && preview.contains(second.share().name()),
                    preview);
            var offered = federation.offer(offer);
            var acting = ActingAccount.of(b.key());
            assertProblem(
                    ProblemCode.ANOTHER_TOKEN_CUT,
                    () -> federation.accept(offered.id(), acting, null, OperationOptions.now()));
            federation.accept(
                    offered.id(),
                    acting,
                    null,
                    OperationOptions.now().confirming(Set.of(second.share().name())));
            assertEquals(ConnectionState.ACTIVE, stateOf(offered));
        }
    }

    @Test
    @DisplayName("S3-A9 a staged export asks again when it is pushed: tokens may have been handed out meanwhile")
    void stagedExportThatBringsAnOldRevocation() {
        var a = account("org-a");
        try (var stranger = Stranger.on(test)) {
            var exports = test.services().exports();
            var activations = test.services().activations();
            var publisher = test.services().publisher();
            var crossing = new ExportDraft(a.key(), "crossing", "cart.*.new", ShareKind.STREAM, Visibility.PRIVATE);
            exports.add(crossing, OperationOptions.stage());
            var first = activations.issue(a.key(), export(a, "cart.us.>"), stranger.key());
            var second = activations.issue(a.key(), export(a, "cart.eu.>"), stranger.key());
            stranger.push(Stranger.using(first, "cart.us.>"), Stranger.using(second, "cart.eu.new"));
            test.services().federation().end(first.id(), ActingAccount.of(a.key()), OperationOptions.now());

            assertProblem(ProblemCode.ANOTHER_TOKEN_CUT, () -> publisher.pushAll(OperationOptions.now()));
            assertProblem(ProblemCode.ANOTHER_TOKEN_CUT, () -> publisher.push(Set.of(a.key()), OperationOptions.now()));
            assertEquals(1, publisher.staged().size(), "it waits");
            var inbox = Inbox.of(stranger.client(), "cart.eu.new");
            await().untilAsserted(() -> {
                at(a, 0).publish("cart.eu.new", "!");
                assertTrue(inbox.count() > 0);
            });
            publisher.pushAll(
                    OperationOptions.now().confirming(Set.of(second.share().name())));
            assertEquals(List.of(), publisher.staged());
        }
    }

    @Test
    @DisplayName("S3-A9 an offer asks again when its export comes to servers: by accepting, and by resuming")
    void offerThatBringsALaterRevocation() {
        var a = account("org-a");
        var b = account("org-b");
        try (var stranger = Stranger.on(test)) {
            var activations = test.services().activations();
            var federation = test.services().federation();
            var first = activations.issue(a.key(), export(a, "cart.us.>"), stranger.key());
            var second = activations.issue(a.key(), export(a, "cart.eu.>"), stranger.key());
            stranger.push(Stranger.using(first, "cart.us.>"), Stranger.using(second, "cart.eu.new"));
            var offer = federation.offer(
                    new OfferDraft(a.key(), b.key(), fresh("crossing"), "cart.*.new", ShareKind.STREAM));
            var acting = ActingAccount.of(b.key());
            var named = OperationOptions.now().confirming(Set.of(second.share().name()));
            federation.end(first.id(), ActingAccount.of(a.key()), OperationOptions.now());

            assertProblem(
                    ProblemCode.ANOTHER_TOKEN_CUT,
                    () -> federation.accept(offer.id(), acting, null, OperationOptions.now()));
            assertEquals(ConnectionState.PENDING, stateOf(offer));
            var inbox = Inbox.of(stranger.client(), "cart.eu.new");
            await().untilAsserted(() -> {
                at(a, 0).publish("cart.eu.new", "!");
                assertTrue(inbox.count() > 0);
            });
            federation.accept(offer.id(), acting, null, named);
            assertEquals(ConnectionState.ACTIVE, stateOf(offer));
            assertTrue(stateOf(second).isEnded(), "who was named ends");

            var other = activations.issue(a.key(), export(a, "cart.as.>"), stranger.key());
            var third = activations.issue(a.key(), export(a, "cart.af.>"), stranger.key());
            federation.suspend(offer.id(), acting, OperationOptions.now());
            federation.end(other.id(), ActingAccount.of(a.key()), OperationOptions.now());
            assertProblem(
                    ProblemCode.ANOTHER_TOKEN_CUT, () -> federation.resume(offer.id(), acting, OperationOptions.now()));
            federation.resume(
                    offer.id(), acting, named.confirming(Set.of(third.share().name())));
            assertEquals(ConnectionState.ACTIVE, stateOf(offer));
            assertTrue(stateOf(third).isEnded());
        }
    }

    @Test
    @DisplayName("S3-A9 what was agreed to when an export was staged is not asked for again")
    void stagedAgreement() {
        var a = account("org-a");
        try (var stranger = Stranger.on(test)) {
            var exports = test.services().exports();
            var activations = test.services().activations();
            var publisher = test.services().publisher();
            var first = activations.issue(a.key(), export(a, "cart.us.>"), stranger.key());
            var second = activations.issue(a.key(), export(a, "cart.eu.>"), stranger.key());
            test.services().federation().end(first.id(), ActingAccount.of(a.key()), OperationOptions.now());
            var crossing = new ExportDraft(a.key(), "crossing", "cart.*.new", ShareKind.STREAM, Visibility.PRIVATE);
            assertProblem(ProblemCode.ANOTHER_TOKEN_CUT, () -> exports.add(crossing, OperationOptions.stage()));
            exports.add(
                    crossing,
                    OperationOptions.stage().confirming(Set.of(second.share().name())));
            publisher.pushAll(OperationOptions.now());
            assertEquals(List.of(), publisher.staged());
        }
    }

    @Test
    @DisplayName("S3-A10 what ends by itself takes nothing with it that the same partner was given later")
    void expiredAlone() {
        var a = account("org-a");
        try (var stranger = Stranger.on(test)) {
            var inbox = Inbox.of(stranger.client(), "cart.>");
            var activations = test.services().activations();
            var until = test.clock().instant().plus(Duration.ofDays(2));
            var first = activations.issue(
                    a.key(), export(a, "cart.eu.>"), stranger.key(), new ActivationValidity(null, until));
            test.clock().advance(Duration.ofDays(1));
            var second = activations.issue(a.key(), export(a, "cart.*.new"), stranger.key());
            stranger.push(Stranger.using(first, "cart.eu.>"), Stranger.using(second, "cart.*.new"));
            test.services().maintenance().round();
            test.clock().advance(Duration.ofDays(2));
            test.services().maintenance().round();
            assertEquals(ConnectionState.REVOKED, stateOf(first));
            assertEquals(ConnectionState.ACTIVE, stateOf(second));
            at(a, 0).publish("cart.us.new", "!");
            await().until(() -> inbox.count() == 1);
        } finally {
            test.clock().reset();
        }
    }
}
