package dev.sluice.journey;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
        test.services()
                .exports()
                .add(
                        new ExportDraft(a.key(), fresh("own"), "orders.>", ShareKind.STREAM, Visibility.PRIVATE),
                        OperationOptions.now());
        var offer = offer(a, b, "orders.>");
        var store = test.cluster().servers().getFirst().folder().resolve("jwt");
        var leaked = new AtomicReference<String>();
        var problem = assertThrows(
                ProblemException.class,
                () -> test.services()
                        .federation()
                        .accept(
                                offer.id(),
                                ActingAccount.of(b.key()),
                                null,
                                OperationOptions.now().with(step -> {
                                    switch (step) {
                                        case Progress.Pushing(var account, var purpose)
                                        when purpose == Purpose.OPEN
                                                && account.key().equals(b.key()) -> {
                                            leaked.set(requireNonNull(
                                                    account.release().jwt()));
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
                test.signer(test.services().environment().signingKey()),
                Instant.now().getEpochSecond() + 1000);
        assertTrue(test.services()
                .link()
                .pushing(link -> link.push(b.key(), jwt, link.expected()))
                .isComplete());
        var inbox = Inbox.of(at(b, 0), "orders.>");
        at(a, 0).publish("orders.secret", "not for you");
        assertSilent(inbox);
    }

    @Test
    @DisplayName(
            "a failed import of a token that was handed over revokes nothing and leaves no offer; the token works after it")
    void handedOver() throws Exception {
        var a = account("org-a");
        var b = account("org-b");
        var export = export(a, "orders.>");
        var token = JwtWriter.encode(
                ActivationClaims.of(b.key().text(), "orders.>", ShareKind.STREAM)
                        .withIssuerAccount(""),
                test.signer(a.key()),
                Instant.now().getEpochSecond());
        var failed = assertThrows(
                ProblemException.class, () -> test.services().imports().addToken(b.key(), token, null, refusing(b)));
        assertEquals(ProblemCode.TOKEN_NOT_USED, failed.code());
        assertEquals(List.of(), between(a, b));
        assertEquals(List.of(), test.services().revocations().list(a.key()));
        var live = test.services()
                .imports()
                .addToken(b.key(), token, null, OperationOptions.now())
                .value();
        assertEquals(ConnectionState.ACTIVE, live.state());
        test.services().federation().suspend(live.id(), ActingAccount.of(a.key()), OperationOptions.now());
        assertProblem(
                ProblemCode.TOKEN_NOT_TRUSTED,
                () -> test.services().imports().addToken(b.key(), token, null, OperationOptions.now()));

        // One that was issued here stays pending, with its token.
        var c = account("org-c");
        var issued = test.services().activations().issue(a.key(), export, c.key());
        var out = requireNonNull(issued.grant().token());
        var waits = test.services().federation().get(issued.id()).expiresAt();
        assertEquals(
                ProblemCode.ACTIVATION_ROLLED_BACK,
                assertThrows(
                                ProblemException.class,
                                () -> test.services().imports().addToken(c.key(), out, null, refusing(c)))
                        .code());
        var pending = test.services().federation().get(issued.id());
        assertEquals(ConnectionState.PENDING, pending.state());
        assertEquals(Reason.TOKEN_ISSUED, pending.status().reason());
        assertEquals(issued.grant(), pending.grant());
        assertEquals(waits, pending.expiresAt());
        test.services().imports().addToken(c.key(), out, null, OperationOptions.now());
        assertEquals(ConnectionState.ACTIVE, stateOf(issued));
    }

    @Test
    @DisplayName(
            "putting back revokes only what it made itself and only what may have got out; a revocation that was being undone stands again")
    void revokesItsOwn() {
        var a = account("org-a");
        var b = account("org-b");
        export(a, "orders.>");
        var offer = offer(a, b, "orders.>");
        var early = assertThrows(
                ProblemException.class,
                () -> test.services().federation().accept(offer.id(), ActingAccount.of(b.key()), null, drifting(b)));
        assertEquals(ProblemCode.ACTIVATION_ROLLED_BACK, early.code());
        assertFalse(String.valueOf(early.getMessage()).contains(".."));
        assertEquals(List.of(), test.services().revocations().list(a.key()));
        keepOurs(b);

        var live = accept(offer, null);
        test.services().federation().end(live.id(), ActingAccount.of(a.key()), OperationOptions.now());
        var row = test.services().revocations().list(a.key()).getFirst().revocation();
        assertThrows(ProblemException.class, () -> test.services().revocations().undo(row, drifting(b)));
        keepOurs(b);
        assertTrue(test.services()
                        .revocations()
                        .list(a.key())
                        .getFirst()
                        .revocation()
                        .at()
                >= row.at());
    }

    @Test
    @DisplayName(
            "where putting back would kill a token that cannot be replaced, it is refused by name before the start")
    void bystanders() throws Exception {
        var a = account("org-a");
        var b = account("org-b");
        var crossing = export(a, "orders.*.eu");
        var handed = test.services().activations().issue(a.key(), crossing, b.key());
        export(a, "orders.new.*");
        var offer = offer(a, b, "orders.new.*");
        assertProblem(ProblemCode.WOULD_CUT_ANOTHER, () -> accept(offer, null));
        test.services().federation().end(handed.id(), ActingAccount.of(a.key()), OperationOptions.now());

        var claim = ImportClaim.builder("orders.*.eu", ShareKind.STREAM, a.key().text())
                .token(JwtWriter.encode(
                        ActivationClaims.of(b.key().text(), "orders.*.eu", ShareKind.STREAM)
                                .withIssuerAccount(""),
                        test.signer(a.key()),
                        Instant.now().getEpochSecond() + 5))
                .build();
        var kept = AccountClaims.builder(b.key().text(), b.name())
                .imports(List.of(claim))
                .build();
        test.store().write(tx -> {
            var now = tx.accounts().find(b.key()).orElseThrow().withRest(ClaimRest.write(kept));
            tx.accounts().save(now);
            return now;
        });
        var refused = assertThrows(ProblemException.class, () -> accept(offer, "other.new.*"));
        assertEquals(ProblemCode.WOULD_CUT_ANOTHER, refused.code());
        assertTrue(String.valueOf(refused.getMessage()).contains("orders.*.eu"), refused::getMessage);
        assertEquals(ConnectionState.PENDING, stateOf(offer));
    }

    private List<Connection> between(Account a, Account b) {
        return test.services().federation().list().stream()
                .filter(row -> row.exporter().equals(a.key()) && row.importer().equals(b.key()))
                .toList();
    }

    /// The server takes nothing of this account until it is put back.
    private OperationOptions refusing(Account account) {
        var store = test.cluster().servers().getFirst().folder().resolve("jwt");
        return OperationOptions.now().with(step -> {
            switch (step) {
                case Progress.Pushing(var pushed, var purpose)
                when purpose == Purpose.OPEN && pushed.key().equals(account.key()) -> swap(store, true);
                case Progress.RollingBack _ -> swap(store, false);
                default -> {}
            }
        });
    }

    /// Another console changes this account after it was looked at and before anything is pushed.
    private OperationOptions drifting(Account account) {
        return OperationOptions.now().with(step -> {
            if (step instanceof Progress.Journalled) {
                theirs(account);
            }
        });
    }

    private void keepOurs(Account account) {
        test.services().drifts().keepOurs(account.key(), OperationOptions.now());
    }

    private void theirs(Account account) {
        try {
            test.otherTool().addExport(account, fresh("theirs") + ".>");
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
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
