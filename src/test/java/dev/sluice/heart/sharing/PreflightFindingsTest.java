package dev.sluice.heart.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ActivationValidity;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.PreflightFinding.Kind;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.StreamSubjects;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.scripted.Partners;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each finding of preflight, in the situation that it warns of or that it refuses.
@Tag("unit")
class PreflightFindingsTest {
    private final Partners partners = new Partners();
    private final List<PreflightFinding> warned = new ArrayList<>();
    private final OperationOptions listening = OperationOptions.now().with(step -> {
        if (step instanceof Progress.Warned(var finding)) {
            warned.add(finding);
        }
    });

    @AfterEach
    void close() {
        partners.close();
    }

    private void accept(Connection offer) {
        partners.services().federation().accept(offer.id(), ActingAccount.unnamed(), null, listening);
    }

    private void accept(Connection offer, String local) {
        partners.services().federation().accept(offer.id(), ActingAccount.unnamed(), local, listening);
    }

    private void assertWarned(Kind kind) {
        assertEquals(List.of(kind), warned.stream().map(PreflightFinding::kind).toList());
        assertFalse(warned.getFirst().text().contains("{"), warned.getFirst()::text);
        partners.assertInStep();
    }

    private void assertRefused(Kind kind, Executable act) {
        var problem = partners.refusesAndLogs(ProblemCode.PREFLIGHT_REFUSED, act);
        var said = Stream.of(PreflightFinding.of(kind).text().split("\\{\\d}|\\.$", -1))
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
        assertTrue(problem.problem().args().getFirst().contains(said), problem::getMessage);
    }

    private void change(PublicKey key, UnaryOperator<AccountClaims> change) {
        partners.write(tx -> {
            var account = tx.accounts().find(key).orElseThrow();
            tx.accounts().save(account.withRest(ClaimRest.write(change.apply(UnmodelledClaims.of(account)))));
        });
    }

    private OfferDraft service(PublicKey from, PublicKey to, String name, String subject) {
        return new OfferDraft(from, to, name, subject, ShareKind.SERVICE);
    }

    private Connection offered(OfferDraft draft) {
        return partners.services().federation().offer(draft);
    }

    @Test
    void nobodyFeedsHimself() {
        partners.share("there", "orders.>");
        var back =
                offered(new OfferDraft(partners.importer(), partners.exporter(), "back", "orders.>", ShareKind.STREAM));
        assertRefused(Kind.CYCLE, () -> accept(back));
        assertRefused(Kind.SEEMING_CYCLE, () -> accept(back, "returned.>"));
        var other = offered(
                new OfferDraft(partners.importer(), partners.exporter(), "more", "parcels.>", ShareKind.STREAM));
        accept(other, "returned.>");
        assertEquals(List.of(), warned);
    }

    @Test
    void nobodyLosesAnImportThatServersTakeForACircle() {
        var there = offered(service(partners.exporter(), partners.importer(), "there", "prices.>"));
        accept(there);
        var back = offered(service(partners.importer(), partners.exporter(), "back", "prices.>"));
        assertRefused(Kind.CYCLE_OF_ANOTHER, () -> accept(back, "theirs.>"));
        var narrower = offered(service(partners.importer(), partners.exporter(), "more", "quotes.eu"));
        accept(narrower, "theirs.eu");
    }

    @Test
    void whatServersTakeForACircleIsRefusedBefore() {
        accept(offered(service(partners.exporter(), partners.importer(), "there", "prices.eu.>")), "theirs.>");
        var back = offered(service(partners.importer(), partners.exporter(), "back", "prices.*.x"));
        assertRefused(Kind.SEEMING_CYCLE, () -> accept(back));
    }

    @Test
    void nobodyFeedsHimselfByWayOfOthers() {
        var third = partners.unit().account("org-c");
        partners.share("one", "orders.>");
        accept(offered(new OfferDraft(partners.importer(), third.key(), "two", "orders.>", ShareKind.STREAM)));
        var back = offered(new OfferDraft(third.key(), partners.exporter(), "three", "orders.>", ShareKind.STREAM));
        assertRefused(Kind.CYCLE, () -> accept(back));
    }

    @Test
    void aTokenThatEndedIsDead() {
        var export = partners.export("feed", "feed.>", Visibility.PRIVATE);
        var end = partners.unit().clock().instant().plus(Duration.ofHours(1));
        var issued = partners.services()
                .activations()
                .issue(partners.exporter(), export, partners.importer(), new ActivationValidity(null, end));
        partners.unit().clock().advance(Duration.ofHours(2));
        assertRefused(Kind.TOKEN_DEAD, () -> accept(issued));
    }

    @Test
    void aSigningKeyThatTokensRestOnStays() {
        var signing = partners.unit().keys().create(KeyKind.ACCOUNT);
        change(
                partners.exporter(),
                claims -> claims.copy()
                        .signingKeys(List.of(new SigningKey.Plain(signing.text())))
                        .build());
        partners.unit().keys().lose(partners.exporter());
        partners.push();
        var connection = partners.share("orders", "orders.>");
        partners.assertFlows(true, connection);
        change(
                partners.exporter(),
                claims -> claims.copy().signingKeys(List.of()).build());
        assertRefused(Kind.KEY_RETIRED, () -> partners.export("feed", "feed.>", Visibility.PRIVATE));
    }

    @ParameterizedTest
    @CsvSource({"0, -1, TOO_MANY_IMPORTS", "-1, 0, TOO_MANY_EXPORTS"})
    void noAccountGetsMoreThanItMayHave(long imports, long exports, Kind kind) {
        var limited = new Limits(-1, -1, -1, -1, imports, exports, 0, 0, 0, 0);
        var key = kind == Kind.TOO_MANY_IMPORTS ? partners.importer() : partners.exporter();
        partners.write(
                tx -> tx.accounts().save(tx.accounts().find(key).orElseThrow().withLimits(limited)));
        var offer = partners.offer("orders", "orders.>");
        assertRefused(kind, () -> accept(offer));
    }

    @Test
    void wildcardsAreExportedByWhomMayOnly() {
        change(
                partners.exporter(),
                claims -> claims.copy()
                        .limits(claims.limits()
                                .copy()
                                .exports(5)
                                .forbidWildcardExports()
                                .build())
                        .build());
        partners.write(tx -> tx.accounts()
                .save(tx.accounts()
                        .find(partners.exporter())
                        .orElseThrow()
                        .withLimits(new Limits(-1, -1, -1, -1, -1, 5, 0, 0, 0, 0))));
        assertRefused(Kind.WILDCARDS_FORBIDDEN, () -> partners.export("feed", "feed.>", Visibility.PRIVATE));
        partners.export("one", "feed.one", Visibility.PRIVATE);
        partners.assertInStep();
    }

    @Test
    void aTextThatNoServerTakesIsNotSigned() {
        change(
                partners.exporter(),
                claims -> claims.copy().tags(List.of("t".repeat(750_000))).build());
        assertRefused(Kind.TOO_LARGE, () -> partners.export("feed", "feed.>", Visibility.PRIVATE));
    }

    @Test
    void aTextThatIsNearlyTooLongIsWarnedOf() {
        change(
                partners.exporter(),
                claims -> claims.copy().tags(List.of("t".repeat(450_000))).build());
        accept(partners.offer("orders", "orders.>"));
        assertWarned(Kind.LARGE);
    }

    @Test
    void manyExportsAreWarnedOf() {
        change(
                partners.exporter(),
                claims -> claims.copy()
                        .exports(IntStream.range(0, 500)
                                .mapToObj(i -> ExportClaim.builder("e." + i, ShareKind.STREAM)
                                        .name("e" + i)
                                        .build())
                                .toList())
                        .build());
        accept(partners.offer("orders", "orders.>"));
        assertWarned(Kind.MANY_EXPORTS);
    }

    @Test
    void whatArrivesTwiceIsWarnedOf() {
        accept(partners.offer("one", "orders.*.eu"), "one.*.eu");
        accept(partners.offer("two", "orders.new.*"), "two.new.*");
        assertWarned(Kind.REMOTE_OVERLAP);
    }

    @Test
    void aSubjectOfBothKindsIsWarnedOf() {
        accept(partners.offer("one", "orders.>"));
        accept(offered(service(partners.exporter(), partners.importer(), "two", "orders.>")));
        assertWarned(Kind.BOTH_KINDS);
    }

    @Test
    void aServiceOfSeveralIsWarnedOfAndRefusedByOldServers() {
        var third = partners.unit().account("org-c");
        accept(offered(service(partners.exporter(), partners.importer(), "one", "ask.>")));
        var other = offered(service(third.key(), partners.importer(), "two", "ask.>"));
        accept(other);
        assertWarned(Kind.SERVICE_OF_SEVERAL);
        partners.end(other, third.key());
        restart("2.10.20");
        partners.services().reconciler().reconcile(OperationOptions.now());
        var again = offered(service(third.key(), partners.importer(), "three", "ask.>"));
        partners.refusesAndLogs(ProblemCode.IMPORT_OVERLAP, () -> accept(again));
    }

    private void restart(String version) {
        partners.unit().servers().servers().forEach(server -> {
            server.claimVersion(version);
            server.crash();
            server.start();
        });
        partners.unit().restart();
    }

    @Test
    void aPullOverASingleResponseIsWarnedOf() {
        accept(offered(
                service(partners.exporter(), partners.importer(), "pull", "$JS.API.CONSUMER.MSG.NEXT.ORDERS.worker")));
        assertWarned(Kind.PULL_NEEDS_STREAM);
    }

    @Test
    void anImportThatServersDropIsToldOf() {
        var connection = partners.share("orders", "orders.*");
        var kept = partners.keep(connection);
        partners.write(tx -> {
            var row = tx.exports().of(partners.exporter()).getFirst();
            var claim =
                    UnmodelledClaims.export(row).copy().accountTokenPosition(2).build();
            tx.exports()
                    .save(new Export(
                            row.id(),
                            row.account(),
                            row.name(),
                            row.subject(),
                            row.kind(),
                            row.visibility(),
                            row.origin(),
                            row.createdAt(),
                            null,
                            ClaimRest.write(claim)));
        });
        var found = partners.services().imports().dropped(partners.importer());
        assertEquals(
                List.of(Kind.DROPPED),
                found.stream().map(PreflightFinding::kind).toList());
        assertEquals(
                "orders." + partners.importer().text(), found.getFirst().args().getLast());
        assertTrue(kept.isConsented());
        assertTrue(partners.services()
                .exports()
                .facts(partners.services().exports().list().getFirst())
                .isBound());
        var third = partners.unit().account("org-c").key();
        var draft = new OfferDraft(partners.exporter(), third, "bound", "orders.*", ShareKind.STREAM);
        partners.refusesAndLogs(ProblemCode.POSITION_NOT_OURS, () -> offered(draft));
    }

    @Test
    void aLocalStreamThatWouldStoreItIsWarnedOf() {
        partners.unit().servers().server(0).addStream(new StreamSubjects("ALL", List.of("vendor.>")));
        accept(partners.offer("orders", "orders.>"), "vendor.>");
        assertWarned(Kind.LOCAL_STREAM);
    }

    @Test
    void aLocalStreamIsWarnedOfInPreviewsToo() {
        partners.unit().servers().server(0).addStream(new StreamSubjects("ALL", List.of("vendor.>")));
        var offer = partners.offer("orders", "orders.>");
        var preview = partners.services().federation().previewAccept(offer.id(), "vendor.>");
        assertTrue(preview.effects().toString().contains("LOCAL_STREAM"), preview::toString);
        var share = partners.services().federation().previewShare(partners.draft("next", "next.>"), "vendor.>");
        assertTrue(share.effects().toString().contains("StartsReceiving"), share::toString);
        assertEquals(1, partners.services().federation().list().size());
    }

    @Test
    void oldServersThatEndOthersImportsAreWarnedOf() {
        restart("2.12.3");
        partners.services().reconciler().reconcile(OperationOptions.now());
        var offer = partners.offer("orders", "orders.>");
        partners.services().federation().limit(offer.id(), Duration.ofDays(1));
        accept(offer);
        assertWarned(Kind.OLD_SERVERS);
        assertEquals(
                0,
                partners.claims(partners.importer()).imports().stream()
                        .filter(claim -> claim.token().isEmpty())
                        .count());
        var ends = Objects.requireNonNull(partners.now(offer).expiresAt());
        partners.unit()
                .clock()
                .advance(Duration.between(partners.unit().clock().instant(), ends)
                        .plusSeconds(60));
        partners.assertFlows(true, offer);
        partners.services().maintenance().round();
        partners.assertFlows(false, offer);
    }

    @Test
    void aNewExportThatHitsATokenWithAnOldRevocationIsNamed() {
        var wide = partners.export("wide", "orders.*.eu", Visibility.PRIVATE);
        var first = partners.share("first", "orders.new.*");
        partners.unit().clock().advance(Duration.ofMinutes(1));
        partners.end(first, partners.exporter());
        partners.unit().clock().advance(Duration.ofMinutes(1));
        var issued = partners.issue(wide);
        var crossing = partners.exportDraft("crossing", "orders.new.*", Visibility.PRIVATE);
        assertTrue(issued.grant().iat() > 0);
        partners.services().exports().add(crossing, OperationOptions.now());
        var again = partners.offer("second", "orders.new.*");
        partners.refusesAndLogs(ProblemCode.WOULD_CUT_ANOTHER, () -> accept(again));
    }

    @Test
    void aPublicImportIsLookedAtLikeAnyOther() {
        partners.export("open", "open.>", Visibility.PUBLIC);
        partners.unit().servers().server(1).addStream(new StreamSubjects("ALL", List.of("open.eu")));
        partners.services().imports().addPublic(open("open.>", null), listening);
        assertWarned(Kind.LOCAL_STREAM);
    }

    private PublicImportDraft open(String subject, @Nullable String local) {
        return new PublicImportDraft(partners.importer(), partners.exporter(), subject, ShareKind.STREAM, local);
    }

    @Test
    void errorsAreToldTogetherAndWarningsAreNoted() {
        var errors = List.of(
                PreflightFinding.of(Kind.CYCLE, "a → b"),
                PreflightFinding.of(Kind.LARGE, "org-a", 1, 2),
                PreflightFinding.of(Kind.TOO_MANY_EXPORTS, "org-a", 2, 1));
        var problem = assertThrows(ProblemException.class, () -> PreflightFinding.refuse(errors));
        assertEquals(ProblemCode.PREFLIGHT_REFUSED, problem.code());
        var text = problem.problem().args().getFirst();
        assertTrue(text.contains("a → b; org-a would have 2 exports"), text);
        assertFalse(text.contains("bytes"), text);
        PreflightFinding.refuse(List.of(errors.get(1)));
        assertEquals("", PreflightFinding.noted(List.of()));
        assertTrue(PreflightFinding.noted(List.of(errors.get(1))).startsWith("warned: The JWT of org-a"));
    }
}
