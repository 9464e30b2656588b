package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.sluice.domain.federation.act.ExportDraft;
import dev.sluice.domain.federation.act.ImportView;
import dev.sluice.domain.federation.act.Manner;
import dev.sluice.domain.federation.act.Outcome;
import dev.sluice.domain.federation.act.PublicImportDraft;
import dev.sluice.domain.federation.act.RevocationView;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection.Grant.Custody;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.Stranger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// No roundabout way opens more than what both sides agreed to last.
class AgreedOnlyTest extends Journey {
    AgreedOnlyTest() {
        super(Age.NEWEST, 1);
    }

    private Export export(Account account, String subject) {
        var draft = new ExportDraft(account.key(), fresh("own"), subject, ShareKind.STREAM, Visibility.PRIVATE);
        return test.realm().exports().add(draft, Manner.now()).value();
    }

    @Test
    @DisplayName(
            "S0-16 an old token of an account of ours lives again by no revocation taken back while an offer waits")
    void pendingOffer() {
        var a = account("org-a");
        var b = account("org-b");
        export(a, "cart.>");
        var ended = accept(offer(a, b, "cart.>"), null);
        test.realm().federation().end(ended.id(), b.key(), Manner.now());
        var row = test.realm().revocations().list(a.key()).getFirst();
        refused(row);
        var offer = offer(a, b, "cart.>");
        refused(test.realm().revocations().list(a.key()).getFirst());

        accept(offer, null);
        var listed = test.realm().revocations().list(a.key()).getFirst();
        assertInstanceOf(RevocationView.Clears.class, listed.undo());
        test.realm().revocations().undo(listed.revocation(), Manner.now());
        assertEquals(0, test.realm().revocations().list(a.key()).size());
    }

    private void refused(RevocationView row) {
        assertInstanceOf(RevocationView.Unlisted.class, row.undo());
        assertProblem(
                ProblemCode.REVOCATION_UNLISTED,
                () -> test.realm().revocations().undo(row.revocation(), Manner.now()));
    }

    @Test
    @DisplayName("a part of an offer that is taken with --stage is that part when it is pushed")
    void stagedPart() {
        var a = account("org-a");
        var b = account("org-b");
        var offer = offer(a, b, "cart.>");
        var wish = new PublicImportDraft(b.key(), a.key(), "cart.eu.>", ShareKind.STREAM, null);
        var staged = test.realm().federation().importMatching(wish, test.realm().imports(), Manner.stage());
        assertInstanceOf(Outcome.Staged.class, staged.outcome());
        var effects = test.realm().publisher().preview().effects().toString();
        assertEquals(true, effects.contains("cart.eu.>"), effects);
        test.realm().publisher().pushAll(Manner.now());
        var live = test.realm().federation().get(offer.id());
        assertEquals(ConnectionState.ACTIVE, live.state());
        assertEquals("cart.eu.>", live.share().subject().text());
        var row = (ImportView.Consented) test.realm().imports().list(b.key()).getFirst();
        assertEquals("cart.eu.>", row.subject().text());
    }

    @Test
    @DisplayName("S3-A11 resumed toward a partner that is not ours, it waits for the fresh token to be used")
    void resumedOutside() {
        var a = account("org-a");
        try (var stranger = Stranger.on(test)) {
            var inbox = Inbox.of(stranger.client(), "cart.>");
            var issued = test.realm().activations().issue(a.key(), export(a, "cart.>"), stranger.key());
            stranger.push(Stranger.using(issued, "cart.>"));
            test.realm().caretaker().round();
            assertEquals(ConnectionState.ACTIVE, stateOf(issued));
            test.realm().federation().suspend(issued.id(), a.key(), Manner.now());

            var resumed = test.realm()
                    .federation()
                    .resume(issued.id(), a.key(), Manner.now())
                    .value();
            assertEquals(ConnectionState.PENDING, resumed.state());
            assertEquals(Reason.TOKEN_ISSUED, resumed.status().reason());
            assertEquals(Custody.LEFT, resumed.grant().custody());
            assertNotNull(resumed.expiresAt());
            test.realm().caretaker().round();
            assertEquals(ConnectionState.PENDING, stateOf(issued));
            at(a, 0).publish("cart.new", "not with the old token");
            assertSilent(inbox);

            stranger.push(Stranger.using(resumed, "cart.>"));
            test.realm().caretaker().round();
            assertEquals(ConnectionState.ACTIVE, stateOf(issued));
        }
    }
}
