package dev.sluice.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.federation.operation.ServiceResponse;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.KnownServer;
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

/// What servers take and refuse of exports and imports, as they are seen to do it.
class ServerRulesTest extends Journey {
    ServerRulesTest() {
        super(Age.NEWEST, 1);
    }

    @Test
    @DisplayName("Token at a position: only the importer's own part is taken, and the right subject is proposed")
    void tokenPosition() {
        var a = account("org-a");
        var b = account("org-b");
        var bound = test.services()
                .exports()
                .add(
                        new ExportDraft(a.key(), "bound", "to.*.>", ShareKind.STREAM, Visibility.PUBLIC),
                        OperationOptions.now())
                .value();
        test.store().write(tx -> {
            var claim = ExportClaim.builder("to.*.>", ShareKind.STREAM)
                    .name("bound")
                    .accountTokenPosition(2)
                    .build();
            tx.exports()
                    .save(new Export(
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
        test.services().publisher().push(List.of(a.key()), OperationOptions.now());
        for (var subject : List.of("to.*.>", "to." + a.key().text() + ".>")) {
            var wish = new PublicImportDraft(b.key(), a.key(), subject, ShareKind.STREAM, null);
            assertProblem(
                    ProblemCode.POSITION_NOT_OURS,
                    () -> test.services().imports().addPublic(wish, OperationOptions.now()));
            assertProblem(
                    ProblemCode.POSITION_NOT_OURS,
                    () -> test.services().imports().addPublic(wish, OperationOptions.stage()));
        }
        var own = "to." + b.key().text() + ".>";
        test.services()
                .imports()
                .addPublic(
                        new PublicImportDraft(b.key(), a.key(), own, ShareKind.STREAM, "mine.>"),
                        OperationOptions.now());
        var inbox = Inbox.of(at(b, 0), "mine.new");
        at(a, 0).publish("to." + b.key().text() + ".new", "one");
        await().until(() -> inbox.count() == 1);
        assertTrue(test.services()
                .exports()
                .facts(test.services().exports().find(a.key(), "bound"))
                .isBound());
    }

    @Test
    @DisplayName("An account imports its own monitoring from the system account")
    void exportsOfTheSystemAccount() {
        var b = account("org-b");
        var system = test.services().environment().systemAccount();
        assertEquals(
                2,
                test.services().exports().kept().stream()
                        .filter(export -> export.account().equals(system))
                        .count());
        var open = new PublicImportDraft(b.key(), system, "$SYS.ACCOUNT.*.>", ShareKind.STREAM, "mon.*.>");
        assertProblem(
                ProblemCode.POSITION_NOT_OURS, () -> test.services().imports().addPublic(open, OperationOptions.now()));
        var own = "$SYS.ACCOUNT." + b.key().text() + ".>";
        test.services()
                .imports()
                .addPublic(new PublicImportDraft(b.key(), system, own, ShareKind.STREAM, null), OperationOptions.now());
        assertTrue(test.services().accounts().prove(b.key()).isEffective());
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
            tx.accounts()
                    .save(a.withRest(ClaimRest.write(rest.copy().limits(limits).build())));
            return a;
        });
        export(a, "orders.>", ShareKind.STREAM);
        assertTrue(test.services().accounts().prove(a.key()).isEffective());
    }

    @Test
    @DisplayName("The same service of two exporters is imported, since servers take it")
    void oneServiceOfTwoExporters() {
        var a = account("org-a");
        var c = account("org-c");
        var b = account("org-b");
        for (var account : List.of(a, c)) {
            var draft = new ExportDraft(account.key(), "flow", "$JS.FC.>", ShareKind.SERVICE, Visibility.PUBLIC);
            test.services().exports().add(draft, OperationOptions.now());
            var wish = new PublicImportDraft(b.key(), account.key(), "$JS.FC.>", ShareKind.SERVICE, null);
            test.services().imports().addPublic(wish, OperationOptions.now());
        }
        assertTrue(test.services().accounts().prove(b.key()).isEffective());
        assertEquals(2, test.services().imports().list(b.key()).size());
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
        var exports = test.services().exports();
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
        var offered = test.services().federation().offer(draft);
        test.services()
                .federation()
                .accept(
                        offered.id(),
                        ActingAccount.of(b.key()),
                        null,
                        OperationOptions.now().with(hearing));
        assertFalse(warned.contains(PreflightFinding.Kind.PULL_NEEDS_STREAM));
        var carrier = exports.list(a.key()).stream()
                .filter(export -> export.subject().text().contains("MANY"))
                .findFirst()
                .orElseThrow();
        assertEquals(many, exports.facts(carrier).response());
        var jwt = String.valueOf(
                test.services().accounts().find(a.name()).release().jwt());
        assertTrue(test.services().accounts().prove(a.key()).isEffective());
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
            test.services().exports().add(draft, OperationOptions.now());
        }
        var imports = test.services().imports();
        imports.addPublic(
                new PublicImportDraft(b.key(), a.key(), "flow.>", ShareKind.SERVICE, null), OperationOptions.now());
        var second = new PublicImportDraft(b.key(), c.key(), "flow.>", ShareKind.SERVICE, null);
        var id = test.services().environment().id();
        test.store().write(tx -> {
            tx.servers().save(new KnownServer(id, "old", "2.9.10", Instant.now(), KnownServer.Expectation.COUNTED));
            return id;
        });
        assertProblem(ProblemCode.IMPORT_OVERLAP, () -> imports.addPublic(second, OperationOptions.stage()));
        test.store().write(tx -> {
            tx.servers().forget(id, List.of("old"));
            return id;
        });
    }
}
