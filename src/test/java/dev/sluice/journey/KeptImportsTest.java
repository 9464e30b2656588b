package dev.sluice.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.federation.operation.ServiceResponse;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.record.KnownServer;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Imports that came with an account from elsewhere and have no row: they flow, so they are listed, counted,
/// protected, and can be ended.
class KeptImportsTest extends Journey {
    KeptImportsTest() {
        super(Age.NEWEST, 1);
    }

    private Export export(Account account, String subject, ShareKind kind) {
        var draft = new ExportDraft(account.key(), fresh("export"), subject, kind, Visibility.PRIVATE);
        return test.realm().exports().add(draft, OperationOptions.now()).value();
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
            tx.save(test.realm().accounts().find(account.name()).withRest(ClaimRest.write(rest)));
            return account;
        });
        test.realm().publisher().push(List.of(account.key()), OperationOptions.now());
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

        var imports = test.realm().imports();
        var kept = (ImportView.Kept) imports.list(b.key()).getFirst();
        assertEquals("acme.orders.>", kept.effectiveSubject().text());
        assertEquals(List.of(kept), test.realm().exports().keptUsers(export.id()));
        assertEquals(1, test.realm().accounts().view(b.key()).imports());
        assertEquals(List.of(kept), test.realm().accounts().removalPlan(a.key()).kept());

        var again = new OfferDraft(a.key(), b.key(), fresh("again"), "orders.>", ShareKind.STREAM);
        assertProblem(
                ProblemCode.KEPT_IMPORT_THERE, () -> test.realm().federation().offer(again));
        assertProblem(
                ProblemCode.KEPT_IMPORT_THERE, () -> test.realm().activations().issue(a.key(), export, b.key()));
        assertProblem(ProblemCode.KEPT_IMPORT_CUT, () -> test.realm().exports().remove(export.id(), OperationOptions.now()));
        assertProblem(ProblemCode.KEPT_IMPORT_CUT, () -> test.realm().exports().remove(export.id(), OperationOptions.stage()));
        assertProblem(ProblemCode.KEPT_IMPORT_CUT, () -> test.realm().accounts().remove(a.key(), OperationOptions.now()));
        exporter.publish("orders.new", "two");
        await().until(() -> inbox.count() == 2);

        var outcome = imports.remove(b.key(), "old", OperationOptions.now());
        assertTrue(outcome.toString().contains("Done"), outcome.toString());
        assertEquals(List.of(), imports.list(b.key()));
        assertEquals(1, test.realm().revocations().list(a.key()).size());
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

        var federation = test.realm().federation();
        assertProblem(ProblemCode.KEPT_IMPORT_CUT, () -> federation.end(first.id(), null, OperationOptions.now()));
        assertProblem(ProblemCode.KEPT_IMPORT_CUT, () -> federation.end(first.id(), b.key(), OperationOptions.stage()));
        assertProblem(ProblemCode.KEPT_IMPORT_CUT, () -> federation.suspend(first.id(), a.key(), OperationOptions.now()));
        assertProblem(
                ProblemCode.KEPT_IMPORT_CUT, () -> test.realm().imports().remove(b.key(), "orders.eu.>", OperationOptions.now()));
        exporter.publish("orders.us.new", "two");
        await().until(() -> inbox.count() == 2);

        // Ended alone, it leaves the claims; the connection of the pair goes on.
        test.realm().imports().remove(b.key(), "us", OperationOptions.now());
        assertEquals(1, test.realm().imports().list(b.key()).size());
        federation.end(first.id(), null, OperationOptions.now());
    }

    @Test
    @DisplayName("Named, a kept import ends with the export, and is revoked like a connection")
    void namedItEnds() throws Exception {
        var a = account("org-a");
        var b = account("org-b");
        var export = export(a, "orders.>", ShareKind.STREAM);
        keep(b, stream(a, b, "old", "orders.>"));
        test.realm().exports().remove(export.id(), OperationOptions.now().confirming(Set.of("old")));
        assertEquals(List.of(), test.realm().imports().list(b.key()));
        assertEquals(1, test.realm().revocations().list(a.key()).size());
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
        var kept = test.realm().imports().list(b.key()).getFirst();
        assertEquals("remote.ask", kept.subject().text());
        assertEquals("local.ask", kept.effectiveSubject().text());
        var asked = Inbox.of(at(a, 0), "remote.ask");
        at(b, 0).publish("local.ask", "hello");
        await().until(() -> asked.count() == 1);
        var again = new OfferDraft(a.key(), b.key(), fresh("again"), "remote.ask", ShareKind.SERVICE);
        assertProblem(
                ProblemCode.KEPT_IMPORT_THERE, () -> test.realm().federation().offer(again));
    }

    @Test
    @DisplayName("Token at a position: only the importer's own part is taken, and the right subject is proposed")
    void tokenPosition() {
        var a = account("org-a");
        var b = account("org-b");
        var bound = test.realm()
                .exports()
                .add(new ExportDraft(a.key(), "bound", "to.*.>", ShareKind.STREAM, Visibility.PUBLIC), OperationOptions.now())
                .value();
        test.store().write(tx -> {
            var claim = ExportClaim.builder("to.*.>", ShareKind.STREAM)
                    .name("bound")
                    .accountTokenPosition(2)
                    .build();
            tx.save(new Export(
                    bound.id(),
                    bound.account(),
                    bound.name(),
                    bound.subject(),
                    bound.kind(),
                    bound.visibility(),
                    bound.origin(),
                    bound.createdAt(),
                    null,
                    ClaimRest.write(claim)));
            return bound;
        });
        test.realm().publisher().push(List.of(a.key()), OperationOptions.now());
        for (var subject : List.of("to.*.>", "to." + a.key().text() + ".>")) {
            var wish = new PublicImportDraft(b.key(), a.key(), subject, ShareKind.STREAM, null);
            assertProblem(
                    ProblemCode.POSITION_NOT_OURS, () -> test.realm().imports().addPublic(wish, OperationOptions.now()));
            assertProblem(
                    ProblemCode.POSITION_NOT_OURS, () -> test.realm().imports().addPublic(wish, OperationOptions.stage()));
        }
        var own = "to." + b.key().text() + ".>";
        test.realm()
                .imports()
                .addPublic(new PublicImportDraft(b.key(), a.key(), own, ShareKind.STREAM, "mine.>"), OperationOptions.now());
        var inbox = Inbox.of(at(b, 0), "mine.new");
        at(a, 0).publish("to." + b.key().text() + ".new", "one");
        await().until(() -> inbox.count() == 1);
        assertTrue(test.realm()
                .exports()
                .facts(test.realm().exports().find(a.key(), "bound"))
                .isBound());
    }

    @Test
    @DisplayName("An account imports its own monitoring from the system account")
    void exportsOfTheSystemAccount() {
        var b = account("org-b");
        var system = test.realm().environment().systemAccount();
        assertEquals(
                2,
                test.realm().exports().kept().stream()
                        .filter(export -> export.account().equals(system))
                        .count());
        var open = new PublicImportDraft(b.key(), system, "$SYS.ACCOUNT.*.>", ShareKind.STREAM, "mon.*.>");
        assertProblem(
                ProblemCode.POSITION_NOT_OURS, () -> test.realm().imports().addPublic(open, OperationOptions.now()));
        var own = "$SYS.ACCOUNT." + b.key().text() + ".>";
        test.realm()
                .imports()
                .addPublic(new PublicImportDraft(b.key(), system, own, ShareKind.STREAM, null), OperationOptions.now());
        assertTrue(test.realm().accounts().prove(b.key()).isEffective());
        var inbox = Inbox.of(at(b, 0), own);
        at(b, 0);
        await().until(() -> inbox.count() > 0);
    }

    @Test
    @DisplayName("Wildcards are forbidden only where exports are limited")
    void wildcardsWithoutALimit() {
        var a = account("org-a");
        test.store().write(tx -> {
            var rest = AccountClaims.builder(a.key().text(), a.name()).build();
            var limits = rest.limits().copy().forbidWildcardExports().build();
            tx.save(a.withRest(ClaimRest.write(rest.copy().limits(limits).build())));
            return a;
        });
        export(a, "orders.>", ShareKind.STREAM);
        assertTrue(test.realm().accounts().prove(a.key()).isEffective());
    }

    @Test
    @DisplayName("The same service of two exporters is imported, since servers take it")
    void oneServiceOfTwoExporters() {
        var a = account("org-a");
        var c = account("org-c");
        var b = account("org-b");
        for (var account : List.of(a, c)) {
            var draft = new ExportDraft(account.key(), "flow", "$JS.FC.>", ShareKind.SERVICE, Visibility.PUBLIC);
            test.realm().exports().add(draft, OperationOptions.now());
            var wish = new PublicImportDraft(b.key(), account.key(), "$JS.FC.>", ShareKind.SERVICE, null);
            test.realm().imports().addPublic(wish, OperationOptions.now());
        }
        assertTrue(test.realm().accounts().prove(b.key()).isEffective());
        assertEquals(2, test.realm().imports().list(b.key()).size());
    }

    @Test
    @DisplayName("A removed account takes the imports with it that came from elsewhere, once they are named")
    void namedTheyEndWithTheAccount() throws Exception {
        var a = account("org-a");
        var b = account("org-b");
        export(a, "orders.>", ShareKind.STREAM);
        keep(b, stream(a, b, "old", "orders.>"));
        test.realm().accounts().remove(a.key(), OperationOptions.now().confirming(Set.of("old")));
        assertEquals(List.of(), test.realm().imports().list(b.key()));
        assertTrue(test.realm().accounts().prove(b.key()).isEffective());
    }

    @Test
    @DisplayName("A staged removal names them too, and ends them when it is pushed")
    void staged() throws Exception {
        var a = account("org-a");
        var b = account("org-b");
        var export = export(a, "orders.>", ShareKind.STREAM);
        keep(b, stream(a, b, "old", "orders.>"));
        test.realm().exports().remove(export.id(), OperationOptions.stage().confirming(Set.of("old")));
        assertEquals(1, test.realm().imports().list(b.key()).size());
        test.realm().publisher().pushAll(OperationOptions.now());
        assertEquals(List.of(), test.realm().imports().list(b.key()));
        assertEquals(1, test.realm().revocations().list(a.key()).size());
    }

    @Test
    @DisplayName("An import that servers drop is told, and not pushed again and again")
    void droppedForGood() throws Exception {
        var b = account("org-b");
        var system = test.realm().environment().systemAccount();
        keep(
                b,
                ImportClaim.builder("$SYS.ACCOUNT.*.>", ShareKind.STREAM, system.text())
                        .name("all")
                        .localSubject("mon.*.>")
                        .build());
        var dropped = test.realm().imports().dropped(b.key());
        assertEquals(1, dropped.size());
        assertTrue(dropped.getFirst().text().contains("$SYS.ACCOUNT." + b.key().text() + ".>"));
        var found = test.realm().reconciler().reconcile(OperationOptions.now());
        assertTrue(found.mended().stream().noneMatch(report -> report.account().equals(b.key())));
        test.realm().imports().remove(b.key(), "all", OperationOptions.now());
    }

    @Test
    @DisplayName("How a service answers is kept by every rebuild, and a pull over single answers is warned of")
    void responses() {
        var a = account("org-a");
        var b = account("org-b");
        var warned = new CopyOnWriteArrayList<PreflightFinding.Kind>();
        Progress hearing = step -> {
            if (step instanceof Progress.Warned warning) {
                warned.add(warning.concern().kind());
            }
        };
        var exports = test.realm().exports();
        var single = "$JS.API.CONSUMER.MSG.NEXT.ONE.shop";
        exports.add(
                new ExportDraft(a.key(), "one", single, ShareKind.SERVICE, Visibility.PRIVATE),
                OperationOptions.now().with(hearing));
        assertEquals(List.of(PreflightFinding.Kind.PULL_NEEDS_STREAM), warned);
        warned.clear();
        var many = new ServiceResponse(ServiceResponse.Type.STREAM, Duration.ofSeconds(30));
        var draft = new OfferDraft(
                a.key(),
                b.key(),
                fresh("pull"),
                "$JS.API.CONSUMER.MSG.NEXT.MANY.shop",
                ShareKind.SERVICE,
                many,
                Set.of());
        var offered = test.realm().federation().offer(draft);
        test.realm()
                .federation()
                .accept(offered.id(), b.key(), null, OperationOptions.now().with(hearing));
        assertFalse(warned.contains(PreflightFinding.Kind.PULL_NEEDS_STREAM));
        var carrier = exports.list(a.key()).stream()
                .filter(export -> export.subject().text().contains("MANY"))
                .findFirst()
                .orElseThrow();
        assertEquals(many, exports.facts(carrier).response());
        var jwt =
                String.valueOf(test.realm().accounts().find(a.name()).release().jwt());
        assertTrue(test.realm().accounts().prove(a.key()).isEffective());
        var text = new String(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        assertTrue(text.contains("\"response_type\":\"Stream\",\"response_threshold\":30000000000"), text);
    }

    @Test
    @DisplayName("Where an old server is known, the same service of two exporters is refused")
    void oneServiceOfTwoExportersOnOldServers() {
        var a = account("org-a");
        var c = account("org-c");
        var b = account("org-b");
        for (var account : List.of(a, c)) {
            var draft = new ExportDraft(account.key(), "flow", "flow.>", ShareKind.SERVICE, Visibility.PUBLIC);
            test.realm().exports().add(draft, OperationOptions.now());
        }
        var imports = test.realm().imports();
        imports.addPublic(new PublicImportDraft(b.key(), a.key(), "flow.>", ShareKind.SERVICE, null), OperationOptions.now());
        var second = new PublicImportDraft(b.key(), c.key(), "flow.>", ShareKind.SERVICE, null);
        var id = test.realm().environment().id();
        test.store().write(tx -> {
            tx.save(new KnownServer(id, "old", "2.9.10", Instant.now(), KnownServer.Standing.COUNTED));
            return id;
        });
        assertProblem(ProblemCode.IMPORT_OVERLAP, () -> imports.addPublic(second, OperationOptions.stage()));
        test.store().write(tx -> {
            tx.forget(id, List.of("old"));
            return id;
        });
    }
}
