package dev.sluice.heart.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.account.Accounts;
import dev.sluice.domain.account.UserDraft;
import dev.sluice.domain.account.Users;
import dev.sluice.domain.audit.Action;
import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.federation.operation.AccountLifespan;
import dev.sluice.domain.federation.operation.AccountView;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Partners;
import dev.sluice.testing.scripted.Script.Fault;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Adding accounts and users, finding them, and when they end.
@Tag("unit")
class AccountsTest {
    private final Partners partners = new Partners();
    private final Accounts accounts = partners.services().accounts();
    private final Users users = partners.services().users();

    @AfterEach
    void close() {
        partners.close();
    }

    @Test
    void anAddedAccountIsOnEveryServerAndFoundByNameOrKey() {
        var made = accounts.add("org-c", Limits.core(), OperationOptions.now()).value();
        assertEquals(Action.ACCOUNT_ADD.word(), partners.audited().deed().action());
        assertEquals(made, accounts.find("ORG-C "));
        assertEquals(made, accounts.find(made.key().text()));
        assertTrue(accounts.isLatest(made.key()));
        assertEquals(made.release().jwt(), accounts.latest(made.key()));
        partners.assertInStep();
        partners.refuses(ProblemCode.ACCOUNT_UNKNOWN, () -> accounts.find("org-d"));
        partners.refuses(ProblemCode.ACCOUNT_UNKNOWN, () -> accounts.findEver("org-d"));
    }

    @ParameterizedTest
    @CsvSource({"org-a, ACCOUNT_EXISTS", "ORG-A, ACCOUNT_EXISTS", "\u043erg-a, NAME_ALIKE", "a/b, NAME_INVALID"})
    void anAccountIsRefused(String name, ProblemCode code) {
        partners.refusesAndLogs(code, () -> accounts.add(name, Limits.core(), OperationOptions.now()));
        var key = partners.unit().keys().create(KeyKind.ACCOUNT);
        partners.refusesAndLogs(code, () -> accounts.addExternal(name, key));
    }

    @Test
    void whereNobodyAnswersNoAccountIsMade() {
        var keys = partners.unit().keys().keys(KeyKind.ACCOUNT);
        partners.unit().servers().servers().forEach(server -> server.crash());
        partners.unit().restart();
        var later = partners.services().accounts();
        var problem =
                assertThrows(ProblemException.class, () -> later.add("org-c", Limits.core(), OperationOptions.now()));
        assertEquals(ProblemCode.SERVER_UNREACHABLE, problem.code());
        assertEquals(keys, partners.unit().keys().keys(KeyKind.ACCOUNT));
        assertEquals(AuditOutcome.REFUSED, partners.audited().ending().outcome());
    }

    @Test
    void anAccountMadeWhileStagingIsPushedWithTheRest() {
        partners.unit().script().heal();
        var staged = accounts.add("org-c", Limits.core(), OperationOptions.stage());
        assertInstanceOf(Outcome.Local.class, staged.outcome());
        assertTrue(partners.unit().script().asked().isEmpty());
        assertTrue(
                partners.services().publisher().preview().effects().toString().contains("org-c"));
        var signed = accounts.signed(staged.value().key());
        assertEquals(signed, accounts.signed(staged.value().key()));
        assertEquals("signed", partners.audited().deed().objects().getLast().name());
        partners.push();
        partners.assertInStep();
    }

    @Test
    void whatRowsSayLaterIsSignedAnewForWhoeverAsks() {
        var before = accounts.signed(partners.exporter());
        partners.write(tx -> tx.accounts()
                .save(tx.accounts().find(partners.exporter()).orElseThrow().withLimits(Limits.core())));
        assertTrue(accounts.isLatest(partners.exporter()));
        partners.offer("orders", "orders.>");
        partners.services()
                .exports()
                .add(partners.exportDraft("feed", "feed.>", Visibility.PRIVATE), OperationOptions.stage());
        assertEquals(1, accounts.staged(partners.exporter()));
        assertTrue(accounts.isLatest(partners.exporter()), "neither an offer nor what is staged is in a row");
        var connection = partners.accept(partners.services().federation().list().getFirst());
        partners.write(tx -> tx.revocations()
                .save(new Revocation(
                        partners.exporter(),
                        ShareKind.STREAM,
                        connection.share().subject(),
                        partners.importer(),
                        1)));
        assertFalse(accounts.isLatest(partners.exporter()));
        var latest = accounts.latest(partners.exporter());
        assertFalse(before.equals(latest));
        assertTrue(accounts.isLatest(partners.exporter()));
    }

    @Test
    void anExternalAccountIsKnownByItsKeyOnly() {
        var key = partners.unit().keys().create(KeyKind.ACCOUNT);
        var far = accounts.addExternal("far", key);
        assertEquals(AccountRole.EXTERNAL, far.role());
        var user = partners.unit().keys().create(KeyKind.USER);
        partners.refusesAndLogs(ProblemCode.NOT_ACCOUNT_KEY, () -> accounts.addExternal("near", user));
        partners.refusesAndLogs(ProblemCode.ACCOUNT_EXTERNAL, () -> users.add(key, "app"));
        // Another row of the key would take the place of the account, and of all that it is.
        for (var taken : List.of(
                partners.exporter(), key, partners.services().environment().systemAccount())) {
            partners.refusesAndLogs(ProblemCode.KEY_OF_ANOTHER, () -> accounts.addExternal("near", taken));
        }
    }

    @Test
    void abilitiesFollowFromTheKeysThatAreHeld() {
        assertEquals(Set.of(AccountView.Ability.values()), abilities());
        partners.unit().keys().lose(partners.exporter());
        assertEquals(Set.of(AccountView.Ability.SIGN), abilities());
        partners.unit().keys().lose(partners.services().environment().signingKey());
        assertEquals(Set.of(), abilities());
    }

    private Set<AccountView.Ability> abilities() {
        return accounts.list().stream()
                .filter(view -> view.account().key().equals(partners.exporter()))
                .findFirst()
                .orElseThrow()
                .abilities();
    }

    @Test
    void anAccountEndsWhenItIsToldTo() {
        var ended = accounts.renew(partners.exporter(), Duration.ofDays(10), OperationOptions.now())
                .value();
        partners.assertInStep();
        var until = partners.unit().clock().instant().plus(Duration.ofDays(10));
        assertEquals(until, accounts.lifespan(ended).until());
        partners.unit().clock().advance(Duration.ofDays(11));
        assertEquals(AccountLifespan.Phase.OVER, accounts.phase(ended));
        partners.refusesAndLogs(
                ProblemCode.ACCOUNT_EXPIRED,
                () -> partners.services()
                        .exports()
                        .add(partners.exportDraft("feed", "feed.>", Visibility.PRIVATE), OperationOptions.now()));
        var endless = accounts.renew(partners.exporter(), null, OperationOptions.now())
                .value();
        assertEquals(AccountLifespan.Phase.GOOD, accounts.phase(endless));
        partners.assertInStep();
    }

    @Test
    void aUserIsSignedByItsAccountAndNeedsNoServer() throws JwtException {
        partners.unit().script().heal();
        var user = users.add(partners.exporter(), "app");
        assertTrue(partners.unit().script().asked().isEmpty());
        assertEquals(Action.USER_ADD.word(), partners.audited().deed().action());
        var claims = JwtReader.decodeUser(user.jwt()).claims();
        assertEquals(partners.exporter().text(), claims.base().issuer());
        assertEquals(user.key().text(), claims.base().subject());
        assertEquals(user, users.find(partners.exporter(), "APP"));
        var end = partners.unit().clock().instant().plus(UserDraft.USUAL_LIFE);
        assertEquals(Optional.of(end), users.end(user));
        assertEquals(AccountLifespan.Phase.GOOD, users.phase(user));
        var creds = users.creds(user, CredsIssue.Place.OUTPUT);
        var text = new String(creds);
        Arrays.fill(creds, ' ');
        assertTrue(text.contains(user.jwt()));
        assertTrue(text.contains("USER NKEY SEED"));
        assertEquals(Action.USER_CREDENTIALS.word(), partners.audited().deed().action());
        var issued = new CredsIssue(
                user,
                users.issues(user).getFirst().person(),
                CredsIssue.Place.OUTPUT,
                end,
                partners.unit().clock().instant());
        assertEquals(List.of(issued), users.issues(user));
    }

    @ParameterizedTest
    @CsvSource({"app, USER_EXISTS", "APP, USER_EXISTS", "\u0430pp, NAME_ALIKE", "a:b, NAME_INVALID"})
    void aUserIsRefused(String name, ProblemCode code) {
        users.add(partners.exporter(), "app");
        partners.refusesAndLogs(code, () -> users.add(partners.exporter(), name));
        partners.refuses(ProblemCode.USER_UNKNOWN, () -> users.find(partners.exporter(), "other"));
    }

    @Test
    void withoutTheAccountsKeyThereIsNoUser() {
        partners.unit().keys().lose(partners.exporter());
        partners.refusesAndLogs(ProblemCode.KEY_MISSING, () -> users.add(partners.exporter(), "app"));
        partners.unit().keys().lock();
        partners.refusesAndLogs(ProblemCode.VAULT_LOCKED, () -> users.add(partners.importer(), "app"));
    }

    @ParameterizedTest
    @CsvSource({"REFUSED", "UNHEARD", "UNANSWERED", "LATE"})
    void anAccountThatOneServerDoesNotTakeIsThereAndPushedAgain(Disturbance disturbance) {
        partners.unit().script().play(Fault.from(2, Partners.OTHER_SERVER, disturbance));
        var made = accounts.add("org-c", Limits.core(), OperationOptions.now());
        partners.unit().script().heal();
        assertInstanceOf(Outcome.Partial.class, made.outcome());
        assertFalse(made.value().release().confirmed());
        assertEquals(AuditOutcome.PARTLY, partners.audited().ending().outcome());
        partners.unit().servers().arriveLate();
        partners.push();
        assertTrue(Objects.requireNonNull(partners.account(made.value().key()))
                .release()
                .confirmed());
        partners.assertInStep();
    }
}
