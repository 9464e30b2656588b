package dev.sluice.domain.accountserver;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.accountserver.AccountExchange.Pushed;
import dev.sluice.domain.accountserver.PulledAccount.PullStatus;
import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.port.AccountServer.Answer;
import dev.sluice.testing.memory.MemoryAccountServer;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
@DisplayName("An account server")
class AccountExchangeTest {
    private static final URI ADDRESS = URI.create("http://accounts:9090/jwt/v1/");

    private final UnitEnvironment unit = UnitEnvironment.start(1);
    private final MemoryAccountServer server = new MemoryAccountServer();
    private final Account source = unit.account("source");
    private final Account target = unit.account("target");
    private final AccountExchange exchange;

    AccountExchangeTest() {
        unit.share(source, target, "orders.>");
        unit.reach(_ -> server);
        exchange = AccountExchange.with(unit.services(), ADDRESS);
    }

    @AfterEach
    void close() {
        exchange.close();
        unit.close();
    }

    private Account now(Account account) {
        return unit.services().accounts().find(account.key().text());
    }

    private PullStatus pulled(Account account) {
        return exchange.pull(List.of(now(account))).getFirst().status();
    }

    private String signed(AccountClaims claims, TokenSigner signer, long iat) {
        try {
            return JwtWriter.encode(claims, signer, iat);
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }

    private TokenSigner operator() {
        return unit.keys().signer(unit.services().environment().signingKey());
    }

    private AuditOutcome audited() {
        return unit.services().recorder().audit().find(AuditQuery.ALL).stream()
                .filter(entry -> entry.toString().contains(ADDRESS.toString()))
                .findFirst()
                .orElseThrow()
                .facts()
                .ending()
                .outcome();
    }

    @Test
    @DisplayName("is given exporters before their importers, without what is staged")
    void pushes() {
        var draft = new ExportDraft(source.key(), "later", "later.>", ShareKind.STREAM, Visibility.PRIVATE);
        unit.services().exports().add(draft, OperationOptions.stage());
        var pushed = exchange.push(List.of(now(target), now(source)), ADDRESS);
        assertEquals(List.of(source.key(), target.key()), server.pushed());
        assertTrue(pushed.stream().allMatch(Pushed::isTaken));
        assertEquals(List.of(1, 0), pushed.stream().map(Pushed::staged).toList());
        assertEquals(now(source).release().jwt(), server.stored().get(source.key()));
        assertEquals(AuditOutcome.DONE, audited());
    }

    @Test
    @DisplayName("that refuses one account gets the others, and the audit log says which it did not take")
    void refusals() {
        server.says(source.key(), new Answer.Refused(403, "no"));
        var pushed = exchange.push(List.of(now(source), now(target)), ADDRESS);
        assertEquals(
                List.of(Optional.of("status 403 no"), Optional.empty()),
                pushed.stream().map(Pushed::refusal).toList());
        assertEquals(AuditOutcome.PARTLY, audited());
        server.says(target.key(), new Answer.Missing());
        assertEquals(
                List.of(Optional.of("status 403 no"), Optional.of("status 404")),
                exchange.push(List.of(now(source), now(target)), ADDRESS).stream()
                        .map(Pushed::refusal)
                        .toList());
        assertEquals(AuditOutcome.REFUSED, audited());
        server.says(source.key(), new Answer.Failed("too slow"));
        assertEquals(
                Optional.of("too slow"),
                exchange.push(List.of(now(source)), ADDRESS).getFirst().refusal());
    }

    @Test
    @DisplayName("is compared with what was last signed here, and believed only as far as the operator signed it")
    void pulls() {
        assertEquals(PullStatus.MISSING, pulled(source));
        exchange.push(List.of(now(source)), ADDRESS);
        assertEquals(PullStatus.SAME, pulled(source));
        var iat = now(source).release().iat();
        var other = AccountClaims.builder(source.key().text(), "other").build();
        server.stored().put(source.key(), signed(other, operator(), iat));
        assertEquals(PullStatus.DIFFERENT, pulled(source));
        server.stored().put(source.key(), signed(other, operator(), iat + 1));
        assertEquals(PullStatus.THEIRS_NEWER, pulled(source));
        server.stored().put(source.key(), signed(other, operator(), iat - 1));
        assertEquals(PullStatus.OURS_NEWER, pulled(source));
        try (var stranger = unit.keys().ephemeral(KeyKind.OPERATOR)) {
            server.stored().put(source.key(), signed(other, TokenSigner.of(stranger), iat));
        }
        assertEquals(PullStatus.UNKNOWN_SIGNER, pulled(source));
        server.stored().put(source.key(), requireNonNull(now(target).release().jwt()));
        assertEquals(PullStatus.UNUSABLE, pulled(source));
        server.stored().put(source.key(), "no token");
        assertTrue(pulled(source).isSuspect());
        server.says(source.key(), new Answer.Refused(500, "sorry"));
        var silent = exchange.pull(List.of(now(source))).getFirst();
        assertEquals(PullStatus.NO_ANSWER, silent.status());
        assertEquals("status 500 sorry", silent.detail());
        assertNull(silent.jwt());
        server.says(source.key(), new Answer.Failed("gone"));
        assertEquals(PullStatus.NO_ANSWER, pulled(source));
        var staged = unit.services()
                .accounts()
                .add("staged", Limits.core(), OperationOptions.stage())
                .value();
        server.stored()
                .put(
                        staged.key(),
                        signed(AccountClaims.builder(staged.key().text(), "x").build(), operator(), 1));
        assertEquals(PullStatus.ONLY_THEIRS, pulled(staged));
    }

    @Test
    @DisplayName("serves our operator only if it says so")
    void operators() {
        assertFalse(exchange.servesOurOperator());
        server.serves(unit.services().environment().operatorJwt());
        assertTrue(exchange.servesOurOperator());
        server.serves("no token");
        assertFalse(exchange.servesOurOperator());
        try (var other = UnitEnvironment.start(1, 2)) {
            server.serves(other.services().environment().operatorJwt());
            assertFalse(exchange.servesOurOperator());
        }
    }
}
