package dev.sluice.heart;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.MaintenanceStatus;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.federation.operation.SyncStatus;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.testing.scripted.ServerRequest;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the background does by itself, and what it leaves to a person.
@Tag("unit")
@DisplayName("The background")
class CareTest {
    private final UnitEnvironment unit = UnitEnvironment.start(3);
    private final Account giver = unit.account("org-a");

    @AfterEach
    void close() {
        unit.close();
    }

    private void round() {
        unit.clock().advance(Settling.BETWEEN_ROUNDS);
        unit.script().heal();
        unit.services().maintenance().round();
    }

    private boolean isAnythingChanged() {
        return unit.script().asked().stream().anyMatch(ServerRequest::isChange);
    }

    private Account now(Account account) {
        return unit.services().accounts().find(account.key().text());
    }

    private SyncStatus status(Account account) {
        return unit.services().reconciler().findings().last().orElseThrow().accounts().stream()
                .filter(found -> found.key().equals(account.key()))
                .findFirst()
                .orElseThrow()
                .status();
    }

    /// An account as an import brings it: signed by our operator, and never pushed from here.
    private Account broughtIn(String name) throws JwtException {
        var key = unit.keys().create(KeyKind.ACCOUNT);
        var claims = AccountClaims.builder(key.text(), name).build();
        var signer = unit.keys().signer(unit.services().environment().signingKey());
        var iat = unit.clock().instant().getEpochSecond();
        var jwt = JwtWriter.encode(claims, signer, iat);
        return unit.disk().write(tx -> {
            var account = new Account(
                    key,
                    unit.services().environment().id(),
                    name,
                    AccountRole.MANAGED,
                    Limits.core(),
                    new Release(jwt, iat, false),
                    unit.clock().instant(),
                    null);
            tx.accounts().save(account);
            return account;
        });
    }

    private void pushedByOthers(Account account) {
        var jwt = requireNonNull(account.release().jwt());
        unit.services().link().pushing(resolver -> resolver.push(account.key(), jwt, resolver.expected()));
    }

    @Test
    @DisplayName("S3-A15 confirms what came in by reading, where every server has exactly that")
    void confirmsByReading() throws Exception {
        var same = broughtIn("same");
        var missing = broughtIn("missing");
        pushedByOthers(same);
        pushedByOthers(missing);
        unit.servers().server(2).lose(missing.key());
        round();
        assertFalse(isAnythingChanged(), "nobody asked for a push");
        assertTrue(now(same).release().confirmed());
        assertEquals(same.release().jwt(), now(same).release().jwt());
        assertFalse(now(missing).release().confirmed());
        assertEquals(SyncStatus.IN_STEP, status(same));
        assertEquals(SyncStatus.MISSING, status(missing));
        unit.services().publisher().push(List.of(missing.key()), OperationOptions.now());
        assertTrue(now(missing).release().confirmed());
        assertEquals(now(missing).release().jwt(), unit.servers().server(2).stored(missing.key()));
    }

    @Test
    @DisplayName("S3-A4 gives a server back what it lost, and touches nothing that is not ours")
    void mendsAndLists() throws Exception {
        var foreign = unit.keys().create(KeyKind.ACCOUNT);
        var signer = unit.keys().signer(unit.services().environment().signingKey());
        var text = JwtWriter.encode(
                AccountClaims.builder(foreign.text(), "foreign").build(),
                signer,
                unit.clock().instant().getEpochSecond());
        unit.services().link().pushing(resolver -> resolver.push(foreign, text, resolver.expected()));
        unit.servers().server(1).lose(giver.key());
        unit.servers().server(1).lose(foreign);
        round();
        assertEquals(now(giver).release().jwt(), unit.servers().server(1).stored(giver.key()));
        assertEquals(null, unit.servers().server(1).stored(foreign));
        assertEquals(
                Set.of(foreign.text()),
                unit.services().reconciler().compare().foreign().stream()
                        .map(found -> found.key())
                        .collect(Collectors.toSet()));
    }

    @Test
    @DisplayName("serves those again who were cut off, and calls degraded what stays cut")
    void rewires() {
        var taker = unit.account("org-b");
        var connection = unit.share(giver, taker, "orders.>");
        var server = unit.servers().server(0);
        server.subscribe(taker.key(), "orders.>");
        server.unwire(taker.key());
        var before = server.stored(giver.key());
        round();
        assertEquals(
                ConnectionState.ACTIVE,
                unit.services().federation().get(connection.id()).state());
        assertNotEquals(before, server.stored(giver.key()), "another text of the exporter wires them again");
        server.unwire(taker.key());
        round();
        var now = unit.services().federation().get(connection.id());
        assertEquals(Reason.PROOF_FAILED, now.status().reason(), "it was tried with this activation");
    }

    @Test
    @DisplayName("compares when a store says that it has changed, and not each time that it says so")
    void storesChange() throws Exception {
        unit.servers().announceStores();
        round();
        unit.servers().announceStores();
        var compared = unit.services().maintenance().care().lastCompared();
        unit.clock().advance(Duration.ofMinutes(1));
        unit.servers().announceStores();
        unit.services().maintenance().round();
        assertEquals(compared, unit.services().maintenance().care().lastCompared(), "nothing has changed");
        unit.otherTool().addExport(giver, "theirs.>");
        unit.servers().announceStores();
        unit.services().maintenance().round();
        assertNotEquals(compared, unit.services().maintenance().care().lastCompared());
        assertEquals(SyncStatus.DRIFT, status(giver));
    }

    @Test
    @DisplayName("tells what it does to whoever listens, once for each change")
    void tells() {
        var heard = new ArrayList<MaintenanceStatus.State>();
        var listening = unit.services().maintenance().onChange(care -> heard.add(care.state()));
        round();
        listening.close();
        round();
        assertEquals(
                List.of(MaintenanceStatus.State.IDLE, MaintenanceStatus.State.WORKING, MaintenanceStatus.State.IDLE),
                heard);
    }

    @Test
    @DisplayName("says of an account whose time is over that it has ended, whatever servers have of it")
    void endedAccounts() {
        unit.services().accounts().renew(giver.key(), Duration.ofDays(1), OperationOptions.now());
        unit.clock().advance(Duration.ofDays(2));
        var found = unit.services().reconciler().compare().accounts().stream()
                .filter(account -> account.key().equals(giver.key()))
                .findFirst()
                .orElseThrow();
        assertEquals(SyncStatus.EXPIRED, found.status());
        assertTrue(found.servers().stream().allMatch(server -> server.detail().startsWith("ended at ")));
    }

    @Test
    @DisplayName("does not sign an account for ever whose import the other side does not give any more")
    void futile() {
        var taker = unit.account("org-b");
        var draft = new ExportDraft(giver.key(), "news", "news.>", ShareKind.STREAM, Visibility.PUBLIC);
        var export =
                unit.services().exports().add(draft, OperationOptions.now()).value();
        var wish = new PublicImportDraft(taker.key(), giver.key(), "news.>", ShareKind.STREAM, null);
        unit.services().imports().addPublic(wish, OperationOptions.now());
        unit.servers().server(0).subscribe(taker.key(), "news.>");
        unit.services().exports().remove(export.id(), OperationOptions.now());
        round();
        round();
        assertEquals(SyncStatus.INCOMPLETE, status(taker));
        var text = unit.servers().server(0).stored(taker.key());
        round();
        assertFalse(isAnythingChanged());
        assertEquals(text, unit.servers().server(0).stored(taker.key()));
        assertEquals(
                MaintenanceStatus.State.IDLE,
                unit.services().maintenance().care().state());
        unit.services().exports().add(draft, OperationOptions.now());
        round();
        assertEquals(SyncStatus.IN_STEP, status(taker));
    }
}
