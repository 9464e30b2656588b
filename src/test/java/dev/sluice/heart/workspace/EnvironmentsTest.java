package dev.sluice.heart.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.environment.EnvironmentSettings;
import dev.sluice.domain.federation.environment.Environments;
import dev.sluice.domain.federation.environment.OperatorDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.TlsFiles;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.testing.scripted.Partners;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Environments made, taken over and set.
@Tag("unit")
class EnvironmentsTest {
    private final Partners partners = new Partners();
    private final Environments environments = new Environments(partners.unit().ports());
    private final EnvironmentSettings settings = environments.settings();
    private final Environment present = partners.services().environment();

    @AfterEach
    void close() {
        partners.close();
    }

    private void protect() {
        partners.unit().keys().close("a passphrase");
        partners.unit().keys().unlock();
    }

    private PublicKey create(KeyKind kind) {
        return partners.unit().keys().create(kind);
    }

    @Test
    void theOnlyEnvironmentNeedsNoName() {
        assertEquals(present, environments.choose(null));
        assertEquals(present, environments.choose("ko"));
        partners.refuses(ProblemCode.ENVIRONMENT_UNKNOWN, () -> environments.choose("other"));
        environments.create("Other", Level.SANDBOX, List.of());
        partners.refuses(ProblemCode.ENVIRONMENT_REQUIRED, () -> environments.choose(null));
        assertEquals("Other", environments.choose("OTHER").name());
    }

    @ParameterizedTest
    @CsvSource({
        "ko, SANDBOX, nats://a:4222, ENVIRONMENT_EXISTS",
        "K\u041e, SANDBOX, nats://a:4222, NAME_ALIKE",
        "a/b, SANDBOX, nats://a:4222, NAME_INVALID",
        "new, PRODUCTION, nats://a:4222, VAULT_OPEN_TO_ALL",
        "new, SANDBOX, http://a, SERVER_ADDRESS_INVALID"
    })
    void anEnvironmentIsRefused(String name, Level level, String server, ProblemCode code) {
        partners.refusesAndLogs(code, () -> environments.create(name, level, List.of(server)));
        assertEquals(List.of(present), environments.all());
    }

    @Test
    void aNewEnvironmentHasASignedSystemAccountAndNothingElse() {
        protect();
        var made = environments.create("prod", Level.PRODUCTION, List.of("nats://a:4222"));
        assertEquals(Action.ENVIRONMENT_CREATE.word(), partners.audited().deed().action());
        assertNotEquals(made.operator(), made.signingKey());
        assertTrue(partners.unit().keys().holds(made.systemAccount()));
        assertFalse(environments.systemJwt(made).isEmpty());
        assertEquals(List.of("nats://a:4222"), made.servers());
        try (var services = EnvironmentServices.of(made.id(), partners.unit().ports())) {
            assertEquals(1, services.accounts().list().size());
        }
    }

    @Test
    void accountsOfTwoEnvironmentsDoNotShare() {
        var other = environments.create("Other", Level.SANDBOX, List.of());
        try (var services = EnvironmentServices.of(other.id(), partners.unit().ports())) {
            var far = services.accounts()
                    .add("far", Limits.core(), OperationOptions.now())
                    .value();
            var export = partners.export("orders", "orders.>", Visibility.PRIVATE);
            var near = partners.services();
            partners.refusesAndLogs(
                    ProblemCode.KEY_OF_ANOTHER, () -> near.accounts().addExternal("far away", far.key()));
            partners.refusesAndLogs(
                    ProblemCode.KEY_OF_ANOTHER, () -> near.activations().issue(partners.exporter(), export, far.key()));
            var claims = ActivationClaims.of(partners.importer().text(), "cart.>", ShareKind.STREAM);
            var token = partners.sign(claims, partners.unit().keys().signer(far.key()));
            partners.refusesAndLogs(
                    ProblemCode.KEY_OF_ANOTHER,
                    () -> near.imports().addToken(partners.importer(), token, null, OperationOptions.now()));
            assertEquals(far, services.accounts().find("far"));
        }
    }

    @Test
    void otherAddressesMayBeOtherServers() {
        partners.services().reconciler();
        assertEquals(2, known());
        settings.setServers(present.id(), present.servers());
        assertEquals(2, known());
        settings.setServers(present.id(), List.of("nats://elsewhere:4222"));
        assertEquals(0, known());
        assertEquals(
                Action.ENVIRONMENT_SERVERS.word(), partners.audited().deed().action());
    }

    private int known() {
        return partners.unit()
                .disk()
                .read(view -> view.servers().in(present.id()))
                .size();
    }

    @Test
    void aLowerLevelIsConfirmedByNameAndASandboxStaysOne() {
        partners.refusesAndLogs(ProblemCode.LEVEL_REFUSED, () -> settings.setLevel(present.id(), Level.STAGING, null));
        protect();
        var made = environments.create("prod", Level.PRODUCTION, List.of());
        partners.refuses(ProblemCode.LEVEL_REFUSED, () -> settings.setLevel(made.id(), Level.SANDBOX, "prod"));
        partners.refusesAndLogs(
                ProblemCode.CONFIRM_LOWER_LEVEL, () -> settings.setLevel(made.id(), Level.STAGING, "other"));
        assertEquals(
                Level.STAGING,
                settings.setLevel(made.id(), Level.STAGING, "prod").level());
        assertEquals(
                Level.PRODUCTION,
                settings.setLevel(made.id(), Level.PRODUCTION, null).level());
    }

    @Test
    void aNameIsChangedToOneThatNobodyTakesForAnother() {
        environments.create("Other", Level.SANDBOX, List.of());
        partners.refusesAndLogs(ProblemCode.ENVIRONMENT_EXISTS, () -> settings.rename(present.id(), "other"));
        partners.refusesAndLogs(ProblemCode.NAME_ALIKE, () -> settings.rename(present.id(), "\u041ether"));
        assertEquals("Ko", settings.rename(present.id(), "Ko").name());
        assertEquals(Action.ENVIRONMENT_CHANGE.word(), partners.audited().deed().action());
    }

    @Test
    void whatLinksUseIsKept() {
        var files = new TlsFiles("ca.pem", null, null, TlsFiles.NONE.handshake());
        assertEquals(files, settings.setTls(present.id(), files).tls());
        assertEquals(files, settings.access(present.id()).tls());
        assertEquals(Action.ENVIRONMENT_ACCESS.word(), partners.audited().deed().action());
        assertEquals(null, settings.setSystemUser(present.id(), null).systemUser());
        assertTrue(partners.audited().deed().changes().isEmpty(), "it was none before");
    }

    private String operator(PublicKey operator, PublicKey signer, UnaryOperator<OperatorClaims.Builder> change) {
        return partners.sign(
                change.apply(OperatorClaims.builder(operator.text(), "Far")).build(),
                partners.unit().keys().signer(signer));
    }

    private static OperatorDraft draft(String operatorJwt) {
        return new OperatorDraft(operatorJwt, null, null, null, Level.STAGING, List.of());
    }

    @Test
    void anOperatorIsTakenOverByItsText() {
        protect();
        var operator = create(KeyKind.OPERATOR);
        var signing = create(KeyKind.OPERATOR);
        var system = create(KeyKind.ACCOUNT);
        var jwt = operator(
                operator,
                operator,
                claims -> claims.systemAccount(system.text()).signingKeys(List.of(signing.text())));
        var systemJwt = partners.sign(
                AccountClaims.builder(system.text(), "SYSTEM").build(),
                partners.unit().keys().signer(signing));
        var draft = new OperatorDraft(jwt, "far", null, systemJwt, Level.STAGING, List.of("nats://far:4222"));
        var added = settings.add(draft.checked());
        assertEquals("far", added.name());
        assertEquals(signing, added.signingKey());
        assertEquals(systemJwt, environments.systemJwt(added));
        assertEquals("SYSTEM", partners.account(system).name());
        partners.refusesAndLogs(ProblemCode.OPERATOR_EXISTS, () -> settings.add(named(jwt, "again")));
    }

    private static OperatorDraft named(String jwt, String name) {
        return new OperatorDraft(jwt, name, null, null, Level.STAGING, List.of());
    }

    @Test
    void anOperatorWithoutAnyKeyOfOursIsThereToBeLookedAt() {
        protect();
        var operator = create(KeyKind.OPERATOR);
        var system = create(KeyKind.ACCOUNT);
        var jwt = operator(operator, operator, claims -> claims.systemAccount(system.text()));
        partners.unit().keys().lose(operator);
        var added = settings.add(draft(jwt));
        assertEquals("Far", added.name());
        assertEquals(operator, added.signingKey());
        partners.refuses(ProblemCode.STORE_DAMAGED, () -> environments.systemJwt(added));
        try (var services = EnvironmentServices.of(added.id(), partners.unit().ports())) {
            partners.refuses(ProblemCode.KEY_MISSING, () -> services.accounts().signed(added.systemAccount()));
        }
    }

    @Test
    void whatIsNoOperatorIsRefused() {
        protect();
        var operator = create(KeyKind.OPERATOR);
        var other = create(KeyKind.OPERATOR);
        var system = create(KeyKind.ACCOUNT);
        unusable(draft("nonsense"));
        unusable(draft(operator(operator, other, claims -> claims.systemAccount(system.text()))));
        unusable(draft(operator(operator, operator, claims -> claims)));
        var named = operator(operator, operator, claims -> claims.systemAccount(system.text()));
        unusable(new OperatorDraft(named, null, create(KeyKind.ACCOUNT).text(), null, Level.STAGING, List.of()));
        unusable(new OperatorDraft(named, null, null, "nonsense", Level.STAGING, List.of()));
        var ofOther = partners.sign(
                AccountClaims.builder(system.text(), "SYS").build(),
                partners.unit().keys().signer(other));
        unusable(new OperatorDraft(named, null, null, ofOther, Level.STAGING, List.of()));
        partners.refuses(
                ProblemCode.LEVEL_REFUSED,
                () -> settings.add(new OperatorDraft(named, null, null, null, Level.SANDBOX, List.of())));
        assertEquals(List.of(present), environments.all());
    }

    private void unusable(@Nullable OperatorDraft draft) {
        partners.refusesAndLogs(ProblemCode.OPERATOR_UNUSABLE, () -> settings.add(Objects.requireNonNull(draft)));
    }
}
