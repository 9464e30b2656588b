package dev.sluice.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Imports that came with an account from elsewhere and have no row: they flow, so they are listed, counted,
/// protected, and can be ended.
class KeptImportsTest extends Journey {
    KeptImportsTest() {
        super(Age.NEWEST, 1);
    }

    private String token(Account from, Account to, String subject, ShareKind kind) throws JwtException {
        return JwtWriter.encode(
                ActivationClaims.of(to.key().text(), subject, kind),
                test.signer(from.key()),
                Instant.now().getEpochSecond());
    }

    /// As an older tool wrote it: the deprecated field, which goes before the subject of a stream, and is the
    /// exporter's subject of a service.
    private static ImportClaim withTo(ImportClaim claim, String to) throws JwtException {
        return ClaimRest.imported(ClaimRest.write(claim).replace("\"type\":\"s", "\"to\":\"" + to + "\",\"type\":\"s"));
    }

    private void keep(Account account, ImportClaim... claims) {
        test.store().write(tx -> {
            var rest = AccountClaims.builder(account.key().text(), account.name())
                    .imports(List.of(claims))
                    .build();
            tx.accounts().save(test.services().accounts().find(account.name()).withRest(ClaimRest.write(rest)));
            return account;
        });
        test.services().publisher().push(List.of(account.key()), OperationOptions.now());
    }

    private ImportClaim stream(Account from, Account to, String name, String subject) throws JwtException {
        return ImportClaim.builder(subject, ShareKind.STREAM, from.key().text())
                .name(name)
                .token(token(from, to, subject, ShareKind.STREAM))
                .build();
    }

    @Test
    @DisplayName("An import with the deprecated field flows, is in the lists, is not cut by a second share, and ends")
    void theDeprecatedField() throws Exception {
        var a = account("org-a");
        var b = account("org-b");
        var export = export(a, "orders.>", ShareKind.STREAM);
        keep(b, withTo(stream(a, b, "old", "orders.>"), "acme"));
        var inbox = Inbox.of(at(b, 0), "acme.orders.new");
        var exporter = at(a, 0);
        exporter.publish("orders.new", "one");
        await().until(() -> inbox.count() == 1);

        var imports = test.services().imports();
        var kept = (ImportView.Kept) imports.list(b.key()).getFirst();
        assertEquals("acme.orders.>", kept.effectiveSubject().text());
        assertEquals(List.of(kept), test.services().exports().keptUsers(export.id()));
        assertEquals(1, test.services().accounts().view(b.key()).imports());
        assertEquals(
                List.of(kept), test.services().accounts().removalPlan(a.key()).kept());

        var again = new OfferDraft(a.key(), b.key(), fresh("again"), "orders.>", ShareKind.STREAM);
        assertProblem(
                ProblemCode.KEPT_IMPORT_THERE,
                () -> test.services().federation().offer(again));
        assertProblem(
                ProblemCode.KEPT_IMPORT_THERE,
                () -> test.services().activations().issue(a.key(), export, b.key()));
        assertProblem(
                ProblemCode.KEPT_IMPORT_CUT,
                () -> test.services().exports().remove(export.id(), OperationOptions.now()));
        assertProblem(
                ProblemCode.KEPT_IMPORT_CUT,
                () -> test.services().exports().remove(export.id(), OperationOptions.stage()));
        assertProblem(
                ProblemCode.KEPT_IMPORT_CUT, () -> test.services().accounts().remove(a.key(), OperationOptions.now()));
        exporter.publish("orders.new", "two");
        await().until(() -> inbox.count() == 2);

        var outcome = imports.remove(b.key(), "old", OperationOptions.now());
        assertTrue(outcome.toString().contains("Done"), outcome.toString());
        assertEquals(List.of(), imports.list(b.key()));
        assertEquals(1, test.services().revocations().list(a.key()).size());
        var after = Inbox.of(at(b, 0), "acme.orders.new");
        exporter.publish("orders.new", "three");
        assertSilent(after);
        accept(offer(a, b, "orders.>"), "acme.orders.>");
    }

    @Test
    @DisplayName("A second import of a pair is not cut with its connection unless it is named")
    void asecondOfThePair() throws Exception {
        var a = account("org-a");
        var b = account("org-b");
        export(a, "orders.>", ShareKind.STREAM);
        var first = accept(offer(a, b, "orders.eu.>"), null);
        keep(b, stream(a, b, "us", "orders.us.>"));
        var inbox = Inbox.of(at(b, 0), "orders.us.new");
        var exporter = at(a, 0);
        exporter.publish("orders.us.new", "one");
        await().until(() -> inbox.count() == 1);

        var federation = test.services().federation();
        assertProblem(
                ProblemCode.KEPT_IMPORT_CUT,
                () -> federation.end(first.id(), ActingAccount.unnamed(), OperationOptions.now()));
        assertProblem(
                ProblemCode.KEPT_IMPORT_CUT,
                () -> federation.end(first.id(), ActingAccount.of(b.key()), OperationOptions.stage()));
        assertProblem(
                ProblemCode.KEPT_IMPORT_CUT,
                () -> federation.suspend(first.id(), ActingAccount.of(a.key()), OperationOptions.now()));
        assertProblem(
                ProblemCode.KEPT_IMPORT_CUT,
                () -> test.services().imports().remove(b.key(), "orders.eu.>", OperationOptions.now()));
        exporter.publish("orders.us.new", "two");
        await().until(() -> inbox.count() == 2);

        // Ended alone, it leaves the claims; the connection of the pair goes on.
        test.services().imports().remove(b.key(), "us", OperationOptions.now());
        assertEquals(1, test.services().imports().list(b.key()).size());
        federation.end(first.id(), ActingAccount.unnamed(), OperationOptions.now());
    }

    @Test
    @DisplayName("Named, a kept import ends with the export, and is revoked like a connection")
    void namedItEnds() throws Exception {
        var a = account("org-a");
        var b = account("org-b");
        var export = export(a, "orders.>", ShareKind.STREAM);
        keep(b, stream(a, b, "old", "orders.>"));
        test.services().exports().remove(export.id(), OperationOptions.now().confirming(Set.of("old")));
        assertEquals(List.of(), test.services().imports().list(b.key()));
        assertEquals(1, test.services().revocations().list(a.key()).size());
    }

    @Test
    @DisplayName("A service with the deprecated field asks the exporter's subject under its own")
    void aServiceWithTheDeprecatedField() throws Exception {
        var a = account("org-a");
        var b = account("org-b");
        export(a, "remote.ask", ShareKind.SERVICE);
        var claim = ImportClaim.builder("local.ask", ShareKind.SERVICE, a.key().text())
                .name("ask")
                .token(token(a, b, "remote.ask", ShareKind.SERVICE))
                .build();
        keep(b, withTo(claim, "remote.ask"));
        var kept = test.services().imports().list(b.key()).getFirst();
        assertEquals("remote.ask", kept.subject().text());
        assertEquals("local.ask", kept.effectiveSubject().text());
        var asked = Inbox.of(at(a, 0), "remote.ask");
        at(b, 0).publish("local.ask", "hello");
        await().until(() -> asked.count() == 1);
        var again = new OfferDraft(a.key(), b.key(), fresh("again"), "remote.ask", ShareKind.SERVICE);
        assertProblem(
                ProblemCode.KEPT_IMPORT_THERE,
                () -> test.services().federation().offer(again));
    }

    @Test
    @DisplayName("A removed account takes the imports with it that came from elsewhere, once they are named")
    void namedTheyEndWithTheAccount() throws Exception {
        var a = account("org-a");
        var b = account("org-b");
        export(a, "orders.>", ShareKind.STREAM);
        keep(b, stream(a, b, "old", "orders.>"));
        test.services().accounts().remove(a.key(), OperationOptions.now().confirming(Set.of("old")));
        assertEquals(List.of(), test.services().imports().list(b.key()));
        assertTrue(test.services().accounts().prove(b.key()).isEffective());
    }

    @Test
    @DisplayName("A staged removal names them too, and ends them when it is pushed")
    void staged() throws Exception {
        var a = account("org-a");
        var b = account("org-b");
        var export = export(a, "orders.>", ShareKind.STREAM);
        keep(b, stream(a, b, "old", "orders.>"));
        test.services().exports().remove(export.id(), OperationOptions.stage().confirming(Set.of("old")));
        assertEquals(1, test.services().imports().list(b.key()).size());
        test.services().publisher().pushAll(OperationOptions.now());
        assertEquals(List.of(), test.services().imports().list(b.key()));
        assertEquals(1, test.services().revocations().list(a.key()).size());
    }

    @Test
    @DisplayName("An import that servers drop is told, and not pushed again and again")
    void droppedForGood() throws Exception {
        var b = account("org-b");
        var system = test.services().environment().systemAccount();
        keep(
                b,
                ImportClaim.builder("$SYS.ACCOUNT.*.>", ShareKind.STREAM, system.text())
                        .name("all")
                        .localSubject("mon.*.>")
                        .build());
        var dropped = test.services().imports().dropped(b.key());
        assertEquals(1, dropped.size());
        assertTrue(dropped.getFirst().text().contains("$SYS.ACCOUNT." + b.key().text() + ".>"));
        var found = test.services().reconciler().reconcile(OperationOptions.now());
        assertTrue(found.mended().stream().noneMatch(report -> report.account().equals(b.key())));
        test.services().imports().remove(b.key(), "all", OperationOptions.now());
    }
}
