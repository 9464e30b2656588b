package dev.sluice.heart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.federation.maintenance.Drifts.Line;
import dev.sluice.domain.federation.maintenance.Drifts.Obstacle;
import dev.sluice.domain.federation.maintenance.Drifts.Usability;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.PreflightFinding.Kind;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.federation.operation.SyncStatus;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Script.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What another tool changed on servers: told claim by claim, never overwritten in silence, and taken only as far
/// as our rows can say it and nobody's consent is passed over.
@Tag("unit")
@DisplayName("What another tool changed")
class DriftsTest extends DriftScene {
    private static final String NEWS = "exports[stream news.>]";

    @Test
    @DisplayName("S0-16 is told, refuses our own changes, can be left for a while, and is kept out when ours is kept")
    void keepOurs() throws Exception {
        unit.otherTool().push(account, claims -> exporting(claims, news()));
        var found = unit.services().reconciler().reconcile(OperationOptions.now());
        assertTrue(found.isDrift());
        assertEquals(SyncStatus.DRIFT, compared(account).status());
        assertTrue(compared(account).servers().stream().allMatch(server -> server.isDrift()));
        var draft = new ExportDraft(account.key(), "x", "x.>", ShareKind.STREAM, Visibility.PRIVATE);
        assertProblem(ProblemCode.DRIFT_FOUND, () -> unit.services().exports().add(draft, OperationOptions.now()));
        assertEquals(
                List.of(account.key()),
                drifts().list().stream().map(drift -> drift.account().key()).toList());
        var drift = drifts().show(account.key());
        assertEquals(Usability.USABLE, drift.usable());
        assertEquals(List.of(NEWS), drift.lines().stream().map(Line::path).toList());
        assertTrue(drift.lines().getFirst().isOpen());

        var until = unit.clock().instant().plus(Duration.ofDays(1));
        drifts().ignore(account.key(), until);
        assertEquals(until, compared(account).ignoredUntil());

        assertInstanceOf(Outcome.Done.class, drifts().keepOurs(account.key(), OperationOptions.now()));
        assertInStep(account);
        assertEquals(List.of(), released(account).exports());
        assertProblem(ProblemCode.NO_DRIFT, () -> drifts().show(account.key()));
        assertProblem(ProblemCode.NO_DRIFT, () -> drifts().keepOurs(account.key(), OperationOptions.now()));
        assertTrue(unit.services().recorder().audit().find(AuditQuery.ALL.account(account.key())).stream()
                .anyMatch(entry -> entry.toString().contains("keep ours")));
    }

    @Test
    @DisplayName("is told by a push that has nothing to do with it, and is not pushed over")
    void toldByAPush() throws Exception {
        unit.otherTool().push(account, claims -> exporting(claims, news()));
        var there = unit.servers().server(0).stored(account.key());
        assertEquals(List.of(account.name()), toldByPushing());
        assertEquals(there, unit.servers().server(0).stored(account.key()));
        drifts().ignore(account.key(), unit.clock().instant().plus(Duration.ofDays(1)));
        assertEquals(List.of(), toldByPushing());
        drifts().keepOurs(account.key(), OperationOptions.now());
        assertEquals(List.of(), toldByPushing());
    }

    private List<String> toldByPushing() {
        var told = new ArrayList<String>();
        unit.services().publisher().pushAll(OperationOptions.now().with(step -> {
            if (step instanceof Progress.Warned(var finding) && finding.kind() == Kind.NEWER_THERE) {
                told.addAll(finding.args());
            }
        }));
        return told;
    }

    @Test
    @DisplayName("S3-A15 a token that no partner was asked about here stays out, and nothing is changed")
    void consentStaysOut() throws Exception {
        var wish = smuggled();
        unit.otherTool()
                .push(account, claims -> claims.copy().imports(List.of(wish)).build());
        var before = unit.services().accounts().find(account.key().text());
        assertProblem(ProblemCode.DRIFT_NOT_TAKEN, () -> drifts().takeTheirs(account.key(), OperationOptions.now()));
        assertEquals(before, unit.services().accounts().find(account.key().text()));
        var obstacles = drifts().obstacles(drifts().show(account.key()));
        assertEquals(List.of(Obstacle.CONSENT), List.copyOf(obstacles.values()));
    }

    @Test
    @DisplayName("S3-A15 what would make an account feed itself is not taken")
    void takesNoLoop() throws Exception {
        unit.otherTool()
                .push(
                        partner,
                        claims -> exporting(
                                claims,
                                ExportClaim.builder("back.>", ShareKind.STREAM)
                                        .name("back")
                                        .build()));
        drifts().takeTheirs(partner.key(), OperationOptions.now());
        unit.otherTool()
                .push(
                        account,
                        claims -> exporting(
                                claims,
                                ExportClaim.builder("ring.>", ShareKind.STREAM)
                                        .name("ring")
                                        .build()));
        drifts().takeTheirs(account.key(), OperationOptions.now());
        var there = new PublicImportDraft(partner.key(), account.key(), "ring.>", ShareKind.STREAM, "back.>");
        unit.services().imports().addPublic(there, OperationOptions.now());
        var back = ImportClaim.builder("back.>", ShareKind.STREAM, partner.key().text())
                .name("back")
                .localSubject("ring.>")
                .build();
        unit.otherTool()
                .push(account, claims -> claims.copy().imports(List.of(back)).build());
        assertProblem(ProblemCode.PREFLIGHT_REFUSED, () -> drifts().takeTheirs(account.key(), OperationOptions.now()));
        assertEquals(List.of(), unit.services().imports().list(account.key()));
    }

    @Test
    @DisplayName("S3-A15 claims are taken one by one in one push, as the person saw them")
    void merge() throws Exception {
        var wish = smuggled();
        unit.otherTool()
                .push(
                        account,
                        claims -> exporting(claims, news())
                                .copy()
                                .imports(List.of(wish))
                                .description("by hand")
                                .tags(List.of("theirs"))
                                .build());
        var seen = drifts().show(account.key());
        assertEquals(4, seen.lines().size());
        var consent = drifts().obstacles(seen).keySet();
        assertProblem(ProblemCode.DRIFT_NOT_TAKEN, () -> drifts().merge(seen, consent, OperationOptions.now()));
        assertEquals(List.copyOf(consent), drifts().untaken(seen, consent));
        assertProblem(
                ProblemCode.DRIFT_CLAIM_UNKNOWN, () -> drifts().merge(seen, Set.of("nothing"), OperationOptions.now()));
        unit.clock().advance(Duration.ofMinutes(1));
        unit.otherTool()
                .push(
                        account,
                        claims -> exporting(claims, news())
                                .copy()
                                .description("by hand, again")
                                .build());
        assertProblem(ProblemCode.DRIFT_MOVED, () -> drifts().merge(seen, Set.of(NEWS), OperationOptions.now()));
        var again = drifts().show(account.key());
        assertInstanceOf(
                Outcome.Done.class, drifts().merge(again, Set.of(NEWS, "description"), OperationOptions.now()));
        assertInStep(account);
        assertEquals("by hand, again", released(account).description());
        assertEquals(1, released(account).exports().size());
        assertEquals(List.of(), released(account).imports());
        assertTrue(unit.services().recorder().audit().find(AuditQuery.ALL.account(account.key())).stream()
                .anyMatch(entry -> entry.toString().contains("take description, " + NEWS + ", keep the rest")));
    }

    @Test
    @DisplayName("S3-A15 what a connection rests on stays as agreed on both sides, and so does its revocation")
    void whatRestsOnConsent() throws Exception {
        var connection = unit.share(account, partner, "rest.>");
        unit.otherTool()
                .push(account, claims -> claims.copy().exports(List.of()).build());
        unit.otherTool()
                .push(partner, claims -> claims.copy().imports(List.of()).build());
        for (var side : List.of(account, partner)) {
            var seen = drifts().show(side.key());
            assertEquals(
                    List.of(Obstacle.CONNECTION),
                    List.copyOf(drifts().obstacles(seen).values()));
            assertInstanceOf(Outcome.Done.class, drifts().merge(seen, Set.of(), OperationOptions.now()));
            assertInStep(side);
        }
        unit.services().federation().end(connection.id(), ActingAccount.of(account.key()), OperationOptions.now());
        unit.share(account, unit.account("org-c"), "rest.>");
        var pardon = released(account).exports().getFirst().withRevocations(Map.of());
        unit.otherTool()
                .push(account, claims -> claims.copy().exports(List.of(pardon)).build());
        var seen = drifts().show(account.key());
        assertEquals(
                List.of(Obstacle.REVOCATION),
                List.copyOf(drifts().obstacles(seen).values()));
        drifts().keepOurs(account.key(), OperationOptions.now());
        assertEquals(1, released(account).exports().getFirst().revocations().size());
    }

    @Test
    @DisplayName("S1-16 a text whose signer servers do not trust can only be replaced")
    void unknownSigner() throws Exception {
        try (var stranger = unit.keys().ephemeral(KeyKind.OPERATOR)) {
            var iat = unit.clock().instant().getEpochSecond() + 100;
            var jwt = JwtWriter.encode(exporting(released(account), news()), TokenSigner.of(stranger), iat);
            unit.services().link().pushing(resolver -> resolver.push(account.key(), jwt, resolver.expected()));
        }
        assertEquals(SyncStatus.UNKNOWN_SIGNER, compared(account).status());
        assertEquals(Usability.UNKNOWN_SIGNER, drifts().show(account.key()).usable());
        assertProblem(ProblemCode.DRIFT_NOT_TAKEN, () -> drifts().takeTheirs(account.key(), OperationOptions.now()));
        drifts().keepOurs(account.key(), OperationOptions.now());
        assertInStep(account);
    }

    @Test
    @DisplayName("S3-A11 what was deleted here and pushed again by them is deleted again")
    void deletedAndChanged() throws Exception {
        var claims = released(account);
        unit.services().accounts().remove(account.key(), OperationOptions.now());
        var signer = unit.keys().signer(unit.services().environment().signingKey());
        var jwt = JwtWriter.encode(
                exporting(claims, news()), signer, unit.clock().instant().getEpochSecond() + 100);
        unit.services().link().pushing(resolver -> resolver.push(account.key(), jwt, resolver.expected()));
        unit.services().reconciler().reconcile(OperationOptions.now());
        var drift = drifts().list().getFirst();
        assertEquals(account.key(), drift.account().key());
        assertFalse(drift.account().isLive());
        assertInstanceOf(Outcome.Done.class, drifts().keepOurs(account.key(), OperationOptions.now()));
        unit.servers().servers().forEach(server -> assertEquals(null, server.stored(account.key())));
        assertProblem(ProblemCode.NO_DRIFT, () -> drifts().keepOurs(account.key(), OperationOptions.now()));
    }

    static Stream<Arguments> decisions() {
        return Stream.of(true, false)
                .flatMap(takes -> Stream.of(
                                Disturbance.REFUSED,
                                Disturbance.UNANSWERED,
                                Disturbance.LATE,
                                Disturbance.LINK_LOST,
                                Disturbance.LINK_LOST_AFTER)
                        .map(disturbance -> Arguments.of(takes, disturbance)));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    @DisplayName("whatever was decided, its push fails: once that is healed it can be decided again, and holds")
    void everyPushFails(boolean takes, Disturbance disturbance) throws Exception {
        unit.otherTool()
                .push(account, claims -> claims.copy().description("by hand").build());
        drifts().show(account.key());
        unit.script().heal();
        drifts().show(account.key());
        var questions = unit.script().asked().size();
        unit.script().play(Fault.from(questions + 1, "n2", disturbance));
        try {
            decide(takes);
        } catch (ProblemException expected) {
            assertNotNull(expected.problem());
        }
        unit.script().heal();
        unit.servers().arriveLate();
        if (compared(account).isDrift()) {
            decide(takes);
        }
        assertInStep(account);
        assertEquals(takes ? "by hand" : "", released(account).description());
    }

    private void decide(boolean takes) {
        if (takes && compared(account).theirs() != null) {
            drifts().takeTheirs(account.key(), OperationOptions.now());
        } else {
            drifts().keepOurs(account.key(), OperationOptions.now());
        }
    }

    @Test
    @DisplayName(
            "an export that a connection rests on does not become public by it: two rows never stand for one claim")
    void staysPrivate() throws Exception {
        unit.share(account, partner, "rest.>");
        var open = ExportClaim.builder("rest.>", ShareKind.STREAM).name("rest").build();
        unit.otherTool()
                .push(account, claims -> claims.copy().exports(List.of(open)).build());
        assertProblem(ProblemCode.DRIFT_NOT_TAKEN, () -> drifts().takeTheirs(account.key(), OperationOptions.now()));
        assertEquals(
                List.of(Visibility.PRIVATE),
                unit.services().exports().list(account.key()).stream()
                        .map(Export::visibility)
                        .toList());
        assertEquals(
                ConnectionState.ACTIVE,
                unit.services().federation().list().getFirst().state());
    }
}
