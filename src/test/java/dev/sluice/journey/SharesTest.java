package dev.sluice.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.ShareResult;
import dev.sluice.domain.federation.Shares;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.Stranger;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A share asked for as a whole, as the wizard and the command line do.
class SharesTest extends Journey {
    SharesTest() {
        super(Age.NEWEST, 1);
    }

    private Shares shares() {
        return test.services().shares();
    }

    private OfferDraft draft(Account from, PublicKey to) {
        return new OfferDraft(from.key(), to, fresh("share"), "orders.>", ShareKind.STREAM);
    }

    @Test
    void bothSidesAreDoneInOneGo() {
        var from = account("from");
        var to = account("to");
        var result = shares().offerAndAccept(draft(from, to.key()), "vendor-orders.>", OperationOptions.now());
        var accepted = assertInstanceOf(ShareResult.Accepted.class, result);
        assertEquals(ConnectionState.ACTIVE, stateOf(accepted.connection()));
        var heard = Inbox.of(at(to, 0), "vendor-orders.>");
        var publisher = at(from, 0);
        await().untilAsserted(() -> {
            publisher.publish("orders.created", "!");
            assertTrue(heard.subjects().contains("vendor-orders.created"));
        });
    }

    @Test
    void anOfferThatCouldNotBeAcceptedStandsAndIsAcceptedLater() {
        var from = account("from");
        var to = account("to");
        var result = shares().offerAndAccept(draft(from, to.key()), "not..a.subject", OperationOptions.now());
        var stands = assertInstanceOf(ShareResult.OfferStands.class, result);
        assertEquals(ConnectionState.PENDING, stateOf(stands.offer()));
        assertEquals(ConnectionState.ACTIVE, accept(stands.offer(), null).state());
    }

    @Test
    void whatCannotBeOfferedLeavesNothing() {
        var from = account("from");
        var draft = draft(from, from.key());
        assertThrows(ProblemException.class, () -> shares().offerAndAccept(draft, null, OperationOptions.now()));
        assertEquals(List.of(), test.services().reads().connections().of(from.key()));
    }

    @Test
    void oneExportCarriesTheTokensOfSeveralPartners() {
        var from = account("from");
        try (var one = Stranger.on(test);
                var other = Stranger.on(test)) {
            var first = shares().exportAndIssue(draft(from, one.key()), OperationOptions.now());
            var second = shares().exportAndIssue(draft(from, other.key()), OperationOptions.now());
            assertEquals(Reason.TOKEN_ISSUED, first.status().reason());
            assertNotNull(first.grant().token());
            assertNotNull(second.grant().token());
            assertEquals(first.share().export(), second.share().export());
            assertEquals(1, test.services().exports().list(from.key()).size());
        }
    }
}
