package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.Effect;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.PreflightFinding.Kind;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.AccountLimits;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.ImportId;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.Tenants;
import io.nats.client.api.StreamConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Each thing that is found before anything is signed, by what it would do to traffic; what is looked at after
/// everything is pushed; and tokens that got away.
class SafeguardsTest extends Journey {
    private static final int MANY = 501;

    SafeguardsTest() {
        super(Age.NEWEST, 1);
    }

    private Export export(Account account, String subject, ShareKind kind, Visibility visibility) {
        var draft = new ExportDraft(account.key(), fresh("own"), subject, kind, visibility);
        return test.services().exports().add(draft, OperationOptions.now()).value();
    }

    private List<PreflightFinding> warned(Connection offer, String local) {
        return test.services().federation().previewAccept(offer.id(), local).effects().stream()
                .filter(Effect.Warns.class::isInstance)
                .map(effect -> ((Effect.Warns) effect).concern())
                .toList();
    }

    private List<Kind> kinds(List<PreflightFinding> concerns) {
        return concerns.stream().map(PreflightFinding::kind).toList();
    }

    private void refused(String why, Runnable act) {
        var problem = assertThrows(ProblemException.class, act::run);
        assertEquals(ProblemCode.PREFLIGHT_REFUSED, problem.code());
        var said = problem.problem().text().what();
        assertTrue(said.contains(why), said);
    }

    private Account with(Account account, AccountClaims.Builder rest) {
        return test.store().write(tx -> {
            var changed = tx.accounts().find(account.key()).orElseThrow().withRest(ClaimRest.write(rest.build()));
            tx.accounts().save(changed);
            return changed;
        });
    }

    private static AccountClaims.Builder claims(Account account) {
        return AccountClaims.builder(account.key().text(), account.name());
    }

    @Test
    @DisplayName("S3-9 a JWT of half the size that servers take is warned of, one of nine tenths is refused")
    void size() {
        var large = account("large");
        with(large, claims(large).description("x".repeat(450_000)));
        var offer = offer(large, account("partner"), "orders.>");
        var found = warned(offer, "orders.>");
        assertEquals(List.of(Kind.LARGE), kinds(found));
        assertTrue(found.getFirst().text().contains("1048576"), found.getFirst().text());

        with(large, claims(large).description("x".repeat(710_000)));
        refused("every change of it would be refused", () -> accept(offer, null));
        assertEquals(ConnectionState.PENDING, stateOf(offer));
    }

    @Test
    @DisplayName("S3-9 more than 500 exports or service imports, which servers check each against each, are warned of")
    void many() {
        var a = account("many");
        var b = account("partner");
        var source = account("source");
        var service = export(source, "call.*", ShareKind.SERVICE, Visibility.PUBLIC);
        var now = Instant.now();
        test.store().write(tx -> {
            for (var i = 0; i < MANY; i++) {
                tx.exports()
                        .save(new Export(
                                new ExportId(UUID.randomUUID()),
                                a.key(),
                                "feed " + i,
                                Subject.of("feed" + i),
                                ShareKind.STREAM,
                                Visibility.PRIVATE,
                                Export.Origin.STANDALONE,
                                now,
                                null));
                tx.imports()
                        .save(new Import(
                                new ImportId(UUID.randomUUID()),
                                b.key(),
                                "call " + i,
                                service.account(),
                                Subject.of("call." + i),
                                null,
                                ShareKind.SERVICE,
                                now,
                                null));
            }
            return now;
        });
        var found = kinds(warned(offer(a, b, "feed7"), "feed7"));
        assertTrue(found.containsAll(List.of(Kind.MANY_EXPORTS, Kind.MANY_SERVICE_IMPORTS)), found.toString());
    }

    @Test
    @DisplayName("S3-9 an import that waits for a public export is told of before that export switches it on")
    void dangling() {
        var a = account("org-a");
        var b = account("org-b");
        var export = export(a, "news.>", ShareKind.STREAM, Visibility.PUBLIC);
        importPublic(b, a, "news.>", null);
        test.services().exports().remove(export.id(), OperationOptions.now());
        var told = new ArrayList<PreflightFinding>();
        var draft = new ExportDraft(a.key(), "news", "news.>", ShareKind.STREAM, Visibility.PUBLIC);
        test.services().exports().add(draft, OperationOptions.now().with(listening(told)));
        assertEquals(List.of(Kind.DANGLING), kinds(told));
        assertTrue(told.getFirst().text().contains(b.name()), told.getFirst().text());
    }

    private static Progress listening(List<PreflightFinding> told) {
        return step -> {
            if (step instanceof Progress.Warned warned) {
                told.add(warned.concern());
            }
        };
    }

    private void importPublic(Account importer, Account exporter, String subject, @Nullable String local) {
        var wish = new PublicImportDraft(importer.key(), exporter.key(), subject, ShareKind.STREAM, local);
        test.services().imports().addPublic(wish, OperationOptions.now());
    }

    @Test
    @DisplayName("S3-9 a JetStream stream that would store the messages is warned of, by consent or not")
    void streams() throws Exception {
        var a = account("org-a");
        var b = test.services()
                .accounts()
                .add(fresh("org-b"), Limits.unlimited(), OperationOptions.now())
                .value();
        at(b, 0).connection()
                .jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name("ORDERS")
                        .subjects("orders.new", "news.>")
                        .build());
        var offer = offer(a, b, "orders.>");
        assertEquals(List.of(Kind.LOCAL_STREAM), kinds(warned(offer, "orders.>")));
        assertEquals(List.of(), kinds(warned(offer, "elsewhere.orders.>")));
        export(a, "news.>", ShareKind.STREAM, Visibility.PUBLIC);
        var told = new ArrayList<PreflightFinding>();
        var wish = new PublicImportDraft(b.key(), a.key(), "news.>", ShareKind.STREAM, null);
        test.services().imports().addPublic(wish, OperationOptions.now().with(listening(told)));
        assertEquals(List.of(Kind.LOCAL_STREAM), kinds(told));
    }

    @Test
    @DisplayName("S3-9 messages that would come twice, and a subject taken both ways, are warned of")
    void twice() {
        var a = account("org-a");
        var b = account("org-b");
        export(a, "orders.*.new", ShareKind.STREAM, Visibility.PRIVATE);
        export(a, "orders.eu.>", ShareKind.STREAM, Visibility.PRIVATE);
        export(a, "orders.*.new", ShareKind.SERVICE, Visibility.PRIVATE);
        accept(offer(a, b, "orders.*.new"), "one.orders.*.new");
        var second = offer(a, b, "orders.eu.>");
        assertEquals(List.of(Kind.REMOTE_OVERLAP), kinds(warned(second, "two.orders.eu.>")));
        var service = offer(a, b, "orders.*.new", ShareKind.SERVICE);
        assertEquals(List.of(Kind.BOTH_KINDS), kinds(warned(service, "three.orders.*.new")));
        assertProblem(ProblemCode.IMPORT_OVERLAP, () -> accept(second, "one.orders.eu.>"));
    }

    @Test
    @DisplayName("S3-9 exports within exports, forbidden wildcards and limits refuse what servers would refuse whole")
    void exports() {
        var a = account("org-a");
        export(a, "orders.>", ShareKind.STREAM, Visibility.PRIVATE);
        for (var within : List.of("orders.>", "orders.eu.>", "orders.*.new")) {
            assertProblem(ProblemCode.EXPORT_OVERLAP, () -> export(a, within, ShareKind.STREAM, Visibility.PRIVATE));
        }
        assertProblem(ProblemCode.EXPORT_OVERLAP, () -> export(a, "orders.*.>", ShareKind.STREAM, Visibility.PUBLIC));
        // The rule is asked only where exports are limited (jwt-facts.md#L6).
        var plain = test.services()
                .accounts()
                .add(fresh("plain"), new Limits(-1, -1, -1, -1, -1, 10, 0, 0, 0, 0), OperationOptions.now())
                .value();
        with(
                plain,
                claims(plain)
                        .limits(AccountLimits.unlimited()
                                .copy()
                                .forbidWildcardExports()
                                .build()));
        refused("because of feed.>", () -> export(plain, "feed.>", ShareKind.STREAM, Visibility.PRIVATE));
        var none = test.services()
                .accounts()
                .add(fresh("none"), new Limits(-1, -1, -1, -1, -1, 0, 0, 0, 0, 0), OperationOptions.now())
                .value();
        refused("1 exports and may have 0", () -> export(none, "feed", ShareKind.STREAM, Visibility.PRIVATE));
    }

    @Test
    @DisplayName("S3-9 a circle of public imports, to which nobody consents, is refused and shown too")
    void publicCircle() {
        var a = account("org-a");
        var b = account("org-b");
        export(a, "x.>", ShareKind.STREAM, Visibility.PUBLIC);
        export(b, "y.>", ShareKind.STREAM, Visibility.PUBLIC);
        importPublic(b, a, "x.>", "y.x.>");
        refused(a.name(), () -> importPublic(a, b, "y.x.>", "x.y.>"));
        // Nothing would go round, yet servers since 2.10.17 drop it without a word.
        refused("take the import of y.x.>", () -> importPublic(a, b, "y.x.>", "z.>"));
        importPublic(a, b, "y.other.>", "z.>");
    }

    @Test
    @DisplayName("S0-11 a token that is over is refused before any push")
    void deadToken() throws Exception {
        var a = account("org-a");
        var b = account("org-b");
        var hourAgo = Instant.now().getEpochSecond() - 3600;
        var token = JwtWriter.encode(
                ActivationClaims.of(b.key().text(), "orders.>", ShareKind.STREAM)
                        .withIssuerAccount("")
                        .withExpires(hourAgo + 60),
                test.signer(a.key()),
                hourAgo);
        assertProblem(
                ProblemCode.TOKEN_EXPIRED,
                () -> test.services().imports().addToken(b.key(), token, null, OperationOptions.now()));
        assertEquals(b.release(), test.services().accounts().find(b.name()).release());
    }

    @Test
    @DisplayName("S1-16 after a bulk push an import that servers dropped is told, though every text was stored")
    void bulkIsVerified() {
        var a = account("org-a");
        var b = account("org-b");
        var export = export(a, "news.>", ShareKind.STREAM, Visibility.PUBLIC);
        importPublic(b, a, "news.>", null);
        at(b, 0);
        assertInstanceOf(Outcome.Done.class, test.services().publisher().pushAll(OperationOptions.now()));
        test.store().write(tx -> {
            tx.exports().save(export.removed(Instant.now()));
            return export;
        });
        var outcome = assertInstanceOf(
                Outcome.Partial.class, test.services().publisher().pushAll(OperationOptions.now()));
        assertTrue(outcome.reports().stream().allMatch(report -> report.isComplete()));
        assertEquals(1, outcome.faults().size());
        assertEquals(b.key(), outcome.faults().getFirst().account());
        assertTrue(
                outcome.faults().getFirst().summary().contains("news.>"),
                () -> outcome.faults().getFirst().summary());
        assertEquals(1, test.services().imports().sourceless(b.key()).size());
        assertEquals(List.of(), test.services().imports().sourceless(a.key()));
        test.services().imports().remove(b.key(), "news.>", OperationOptions.now());
        assertInstanceOf(Outcome.Done.class, test.services().publisher().pushAll(OperationOptions.now()));
    }

    @Test
    @DisplayName("S1-16 a bulk push counts up, and an exporter goes before those who import from it")
    void relatedInOrder() {
        // What other tests left.
        test.services().publisher().pushAll(OperationOptions.now());
        var tenants = Tenants.add(test, 4)
                .importing(3, List.of(2))
                .importing(2, List.of(0))
                .importing(1, List.of(0));
        var pushed = new ArrayList<PublicKey>();
        var counts = new ArrayList<Integer>();
        test.services().publisher().pushAll(OperationOptions.now().with(step -> {
            switch (step) {
                case Progress.Pushed done -> pushed.add(done.account().key());
                case Progress.Advanced(var done, var total) -> {
                    counts.add(done);
                    assertEquals(4, total);
                }
                default -> {}
            }
        }));
        assertTrue(pushed.indexOf(tenants.key(3)) < pushed.indexOf(tenants.key(2)));
        assertTrue(pushed.indexOf(tenants.key(2)) < pushed.indexOf(tenants.key(0)));
        assertTrue(pushed.indexOf(tenants.key(1)) < pushed.indexOf(tenants.key(0)));
        assertEquals(4, counts.getLast());
    }

    @Test
    @DisplayName("S3-3 S3-6 an offer's fields, its name once per owner, its end by either side")
    void fields() {
        var a = account("org-a");
        var b = account("org-b");
        var offer = offer(a, b, "orders.>");
        var share = offer.share();
        assertEquals(8, offer.id().shortText().length());
        assertEquals(List.of(a.key(), b.key()), List.of(share.exporter(), share.importer()));
        assertEquals("orders.>", share.subject().text());
        assertEquals(ConnectionState.PENDING, offer.state());
        assertEquals(offer.createdAt().plus(Duration.ofDays(7)), offer.expiresAt());
        assertNull(offer.reception().localSubject());
        var again = new OfferDraft(a.key(), account("org-c").key(), share.name(), "news.>", ShareKind.STREAM);
        assertProblem(
                ProblemCode.OFFER_NAME_TAKEN, () -> test.services().federation().offer(again));

        var active = accept(offer, "from-a.orders.>");
        var export = test.services().exports().list(a.key()).getFirst();
        assertEquals(export.id(), active.share().export());
        assertEquals("from-a.orders.>", active.effectiveSubject().text());
        var revoked = test.services()
                .federation()
                .end(active.id(), ActingAccount.of(b.key()), OperationOptions.now())
                .value();
        assertEquals(ConnectionState.REVOKED, revoked.state());
        assertEquals(Reason.REVOKED_BY_IMPORTER, revoked.status().reason());
        assertTrue(revoked.status().since().isAfter(offer.createdAt()));
        // Only live ones claim a name.
        var next = accept(test.services().federation().offer(again), null);
        assertEquals(
                Reason.REVOKED_BY_EXPORTER,
                test.services()
                        .federation()
                        .end(next.id(), ActingAccount.of(a.key()), OperationOptions.now())
                        .value()
                        .status()
                        .reason());
    }
}
