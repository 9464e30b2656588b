package dev.sluice.journey;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.act.ExportDraft;
import dev.sluice.domain.federation.act.Manner;
import dev.sluice.domain.federation.act.Progress;
import dev.sluice.domain.jwt.JwtReader;
import dev.sluice.domain.jwt.JwtWriter;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A token that a rollback left behind, in the hands of somebody with the operator's key.
class LeakedTokenTest extends Journey {
    LeakedTokenTest() {
        super(Age.NEWEST, 1);
    }

    @Test
    @DisplayName("S3-A7 S3-7 the token of an activation that was rolled back delivers nothing, put in by hand")
    void leakedToken() throws Exception {
        var a = account("org-a");
        var b = account("org-b");
        test.realm()
                .exports()
                .add(
                        new ExportDraft(a.key(), fresh("own"), "orders.>", ShareKind.STREAM, Visibility.PRIVATE),
                        Manner.now());
        var offer = offer(a, b, "orders.>");
        var store = test.cluster().servers().getFirst().folder().resolve("jwt");
        var leaked = new AtomicReference<String>();
        var problem = assertThrows(
                ProblemException.class,
                () -> test.realm()
                        .federation()
                        .accept(offer.id(), b.key(), null, Manner.now().with(step -> {
                            switch (step) {
                                case Progress.Pushing(var account, var purpose)
                                when purpose == Progress.Purpose.OPEN
                                        && account.key().equals(b.key()) -> {
                                    leaked.set(requireNonNull(account.release().jwt()));
                                    swap(store, true);
                                }
                                case Progress.RollingBack _ -> swap(store, false);
                                default -> {}
                            }
                        })));
        assertEquals(ProblemCode.ACTIVATION_ROLLED_BACK, problem.code());
        assertEquals(ConnectionState.PENDING, stateOf(offer));

        var theirs = JwtReader.decodeAccount(requireNonNull(leaked.get())).claims();
        assertFalse(theirs.imports().getFirst().token().isEmpty());
        var jwt = JwtWriter.encode(
                theirs,
                test.signer(test.realm().environment().signingKey()),
                Instant.now().getEpochSecond() + 1000);
        assertTrue(test.realm()
                .link()
                .pushing(link -> link.push(b.key(), jwt, link.roster()))
                .isComplete());
        var inbox = Inbox.of(at(b, 0), "orders.>");
        at(a, 0).publish("orders.secret", "not for you");
        assertSilent(inbox);
    }

    /// A file where the folder was: this server takes nothing.
    private static void swap(Path store, boolean away) {
        var aside = store.resolveSibling("jwt-away");
        try {
            if (away) {
                Files.move(store, aside);
                Files.createFile(store);
            } else {
                Files.delete(store);
                Files.move(aside, store);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
