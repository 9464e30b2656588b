package dev.sluice.heart.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.account.PermissionCheck.Cause;
import dev.sluice.domain.account.PermissionCheck.Deed;
import dev.sluice.domain.account.Roles;
import dev.sluice.domain.account.UserChanges;
import dev.sluice.domain.account.UserDraft;
import dev.sluice.domain.account.UserEdit;
import dev.sluice.domain.account.UserPatch;
import dev.sluice.domain.account.Users;
import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.claims.RevokedUsers;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Partners;
import dev.sluice.testing.scripted.Script.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Users shut out, let in, replaced and edited; what they may do, by rules of their own or by a role.
@Tag("unit")
class UserChangesTest {
    private static final UserPatch RULES = UserPatch.of(
            new SubjectRules(List.of("orders.>"), List.of("orders.secret.>"), List.of("news.*"), List.of()));

    private final Partners partners = new Partners();
    private final Users users = partners.services().users();
    private final UserChanges changes = partners.services().userChanges();
    private final Roles roles = partners.services().roles();

    @AfterEach
    void close() {
        partners.close();
    }

    private User user(UserPatch rules, @Nullable String role) {
        return users.add(partners.exporter(), new UserDraft("app", rules, role, UserDraft.USUAL_LIFE, List.of()));
    }

    private Cause cause(User user, Deed deed, String subject) {
        return users.can(user, deed, subject).cause();
    }

    @Test
    void whoeverIsRevokedIsShutOutOnEveryServerUntilThatIsTakenBack() {
        var user = user(UserPatch.NONE, null);
        assertTrue(users.can(user, Deed.PUBLISH, "orders").isAllowed());
        var revoked = changes.revoke(partners.exporter(), user.key().text(), null, OperationOptions.now());
        assertEquals(Action.USER_REVOKE.word(), partners.audited().deed().action());
        var at = revoked.value().getEpochSecond();
        assertEquals(
                Map.of(user.key().text(), at),
                partners.claims(partners.exporter()).revocations());
        assertEquals(Cause.REVOKED, cause(user, Deed.PUBLISH, "orders"));
        partners.assertInStep();
        changes.revoke(partners.exporter(), user.key().text(), revoked.value().minusSeconds(9), OperationOptions.now());
        assertEquals(Map.of(user.key().text(), at), changes.revocations(partners.exporter()), "never earlier");
        changes.unrevoke(partners.exporter(), user.key().text(), OperationOptions.now());
        assertTrue(users.can(user, Deed.PUBLISH, "orders").isAllowed());
        partners.refusesAndLogs(
                ProblemCode.REVOCATION_UNKNOWN,
                () -> changes.unrevoke(partners.exporter(), user.key().text(), OperationOptions.now()));
        partners.assertInStep();
    }

    @Test
    void allOfThemAreShutOutTogetherAndWhoComesLaterIsNot() {
        var user = user(UserPatch.NONE, null);
        changes.revoke(partners.exporter(), RevokedUsers.ALL, null, OperationOptions.now());
        assertEquals(Cause.REVOKED, cause(user, Deed.SUBSCRIBE, "orders"));
        var later = users.add(partners.exporter(), "later");
        assertTrue(users.can(later, Deed.SUBSCRIBE, "orders").isAllowed());
    }

    @Test
    void whatWasChangedInTheDatabaseIsNotSignedAnew() {
        var user = user(RULES, null);
        var forged = user.withJwt(widened(user.jwt()));
        partners.unit().disk().change(tx -> tx.users().save(forged));
        partners.refusesAndLogs(
                ProblemCode.STORE_DAMAGED, () -> changes.edit(forged, UserEdit.lasting(Duration.ofDays(9))));
        partners.refusesAndLogs(ProblemCode.STORE_DAMAGED, () -> changes.prepare(forged));
    }

    /// With a wider rule, and the signature of what it was.
    private static String widened(String jwt) {
        var parts = List.of(jwt.split("\\."));
        var payload = new String(Base64.getUrlDecoder().decode(parts.get(1)), StandardCharsets.UTF_8);
        var wider = payload.replace("\"news.*\"", "\"*.*\"");
        assertNotEquals(payload, wider);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(wider.getBytes(StandardCharsets.UTF_8));
        return String.join(".", parts.get(0), text, parts.get(2));
    }

    @Test
    void aUserOfTheSystemAccountIsShutOutAndThatKeepsWhatItShares() {
        var system = partners.services().environment().systemAccount();
        var user = users.add(system, "prometheus");
        var before = partners.claims(system);
        changes.revoke(system, user.key().text(), null, OperationOptions.now());
        var after = partners.claims(system);
        assertEquals(Set.of(user.key().text()), after.revocations().keySet());
        assertFalse(before.exports().isEmpty());
        assertEquals(before.exports(), after.exports());
        assertEquals(before.limits(), after.limits());
        assertEquals(
                partners.account(system).release().jwt(),
                partners.unit().servers().servers().getFirst().stored(system));
        partners.refusesAndLogs(
                ProblemCode.ACCOUNT_PROTECTED,
                () -> changes.revoke(system, RevokedUsers.ALL, null, OperationOptions.now()));
        changes.unrevoke(system, user.key().text(), OperationOptions.now());
        assertEquals(Map.of(), partners.claims(system).revocations());
    }

    @ParameterizedTest
    @CsvSource({"REFUSED", "UNHEARD", "UNANSWERED", "LATE"})
    void aUserThatOneServerStillLetsInIsShutOutByTheNextPush(Disturbance disturbance) {
        var user = user(UserPatch.NONE, null);
        partners.unit().script().play(Fault.from(2, Partners.OTHER_SERVER, disturbance));
        var removed = changes.remove(user, OperationOptions.now());
        partners.unit().script().heal();
        assertInstanceOf(Outcome.Partial.class, removed.outcome());
        assertFalse(partners.account(partners.exporter()).release().confirmed());
        partners.unit().servers().arriveLate();
        partners.push();
        assertTrue(partners.claims(partners.exporter())
                .revocations()
                .containsKey(user.key().text()));
        partners.assertInStep();
    }

    @Test
    void aRemovedUserIsHistoryAndItsNameIsFree() {
        var user = user(UserPatch.NONE, null);
        changes.remove(user, OperationOptions.now());
        assertEquals(Action.USER_REMOVE.word(), partners.audited().deed().action());
        assertEquals(List.of(), users.list(partners.exporter()));
        assertEquals(user.key(), users.findEver(partners.exporter(), "app").key());
        var next = user(UserPatch.NONE, null);
        assertNotEquals(user.key(), next.key());
        assertEquals(2, users.everOf(partners.exporter()).size());
    }

    @Test
    void anotherKeyTakesItsPlaceWithTheSameRulesAndTheOldOneIsDead() throws JwtException {
        var user = user(RULES, null);
        var replacement = changes.prepare(user);
        assertEquals(List.of(user), users.list(partners.exporter()));
        changes.replace(replacement, OperationOptions.now());
        var next = users.find(partners.exporter(), "app");
        assertEquals(replacement.next(), next);
        assertEquals(
                JwtReader.decodeUser(user.jwt()).claims().limits(),
                JwtReader.decodeUser(next.jwt()).claims().limits());
        assertEquals(Cause.REVOKED, cause(user, Deed.PUBLISH, "orders.eu"));
        assertEquals(Cause.ALLOW, cause(next, Deed.PUBLISH, "orders.eu"));
        partners.assertInStep();
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLISH, orders.eu, ALLOW",
        "PUBLISH, orders.secret.x, DENY",
        "PUBLISH, bills, NOT_AMONG_ALLOWED",
        "SUBSCRIBE, news.eu, ALLOW",
        "SUBSCRIBE, news.>, ALLOW",
        "SUBSCRIBE, news, NOT_AMONG_ALLOWED"
    })
    void itMayDoWhatItsRulesSay(Deed deed, String subject, Cause cause) {
        assertEquals(cause, cause(user(RULES, null), deed, subject));
        roles.add(partners.importer(), "reader", RULES, OperationOptions.now());
        var other = users.add(
                partners.importer(), new UserDraft("app", UserPatch.NONE, "reader", UserDraft.USUAL_LIFE, List.of()));
        assertEquals(cause, cause(other, deed, subject));
    }

    @Test
    void anEditedUserIsIssuedAgainAndItsFormerTextCanBeShutOut() {
        var user = user(UserPatch.NONE, null);
        partners.unit().clock().advance(Duration.ofSeconds(10));
        var edited = changes.edit(user, new UserEdit(RULES, new UserEdit.Life(null), List.of(), List.of()));
        assertEquals(user.key(), edited.key());
        assertEquals(Optional.empty(), users.end(edited));
        assertEquals(Cause.NOT_AMONG_ALLOWED, cause(edited, Deed.PUBLISH, "bills"));
        changes.endFormer(List.of(edited), OperationOptions.now());
        assertEquals(Cause.REVOKED, cause(user, Deed.PUBLISH, "orders.eu"));
        assertEquals(Cause.ALLOW, cause(edited, Deed.PUBLISH, "orders.eu"));
        partners.assertInStep();
    }

    @Test
    void aRoleHoldsForAllThatHaveItUntilItGoes() {
        roles.add(partners.exporter(), "reader", RULES, OperationOptions.now());
        partners.refusesAndLogs(
                ProblemCode.ROLE_EXISTS, () -> roles.add(partners.exporter(), "reader", RULES, OperationOptions.now()));
        partners.refuses(ProblemCode.ROLE_UNKNOWN, () -> roles.find(partners.exporter(), "writer"));
        var user = user(UserPatch.NONE, "reader");
        assertEquals(List.of(user), roles.users(partners.exporter(), "reader"));
        partners.refusesAndLogs(ProblemCode.ROLE_HOLDS, () -> changes.edit(user, UserEdit.of(RULES)));
        var wider = UserPatch.of(new SubjectRules(List.of(">"), List.of(), List.of(), List.of()));
        roles.edit(partners.exporter(), "reader", wider, OperationOptions.now());
        assertEquals(Cause.ALLOW, cause(user, Deed.PUBLISH, "bills"));
        partners.assertInStep();
        roles.remove(partners.exporter(), "reader", OperationOptions.now());
        assertEquals(List.of(), roles.list(partners.exporter()));
        assertEquals(List.of(), partners.claims(partners.exporter()).signingKeys());
        partners.assertInStep();
    }
}
