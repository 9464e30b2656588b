package dev.sluice.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.Notification;
import dev.sluice.domain.nkey.KeyKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Accounts and users that end are warned of before.
class EndingsTest {
    private OfflineWorkspace workspace;

    @BeforeEach
    void open(@TempDir Path folder) {
        workspace = new OfflineWorkspace(folder, OfflineWorkspace.PASSPHRASE);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private Account ending(String name, Instant end) {
        var account = workspace.account(name);
        var claims = AccountClaims.builder(account.key().text(), name).build();
        var rest = ClaimRest.write(claims.withBase(claims.base().withExpires(end.getEpochSecond())));
        return workspace.store().write(tx -> {
            var next = account.withRest(rest);
            tx.accounts().save(next);
            return next;
        });
    }

    private void user(Account account, Instant end) throws JwtException {
        var key = workspace.vault().create(KeyKind.USER);
        var claims = UserClaims.of(key.text(), "joe");
        var lasting = claims.withBase(claims.base().withExpires(end.getEpochSecond()));
        var now = workspace.now();
        var jwt = JwtWriter.encode(lasting, workspace.vault().signer(account.key()), now.getEpochSecond());
        workspace.store().write(tx -> {
            tx.users().save(new User(key, account.key(), "joe", jwt, now));
            return key;
        });
    }

    private List<String> told(Account account) {
        workspace.services().expiry().warnOfEndings();
        return workspace.recorder().inbox().of(account.key(), 10).reversed().stream()
                .filter(notification -> notification.connection() == null)
                .peek(notification -> assertEquals(Notification.Delivery.INBOX, notification.delivery()))
                .map(notification ->
                        notification.type() + " " + notification.facts().name() + " "
                                + notification.facts().reason())
                .toList();
    }

    @Test
    @DisplayName("30, 7 and 1 days before an account or a user ends it is told, each step once, the nearest only")
    void steps() throws JwtException {
        var end = workspace.now().plus(Duration.ofDays(40));
        var account = ending("org-a", end);
        user(account, end.plus(Duration.ofDays(20)));
        assertEquals(List.of(), told(account));
        workspace.later(Duration.ofDays(11));
        var first = List.of("federation.account.expiring org-a within-30-days");
        assertEquals(first, told(account));
        assertEquals(first, told(account));
        workspace.later(Duration.ofDays(28));
        var second = List.of(
                "federation.account.expiring org-a within-30-days",
                "federation.account.expiring org-a within-1-days",
                "federation.user.expiring joe within-30-days");
        assertEquals(
                second.stream().sorted().toList(),
                told(account).stream().sorted().toList());
        workspace.later(Duration.ofDays(3));
        assertEquals(3, told(account).size());
    }

    @Test
    @DisplayName("Who gave it an end of a week knows that it has a week")
    void foreseen() throws JwtException {
        var account = workspace.account("org-a");
        user(account, workspace.now().plus(Duration.ofDays(6)));
        assertEquals(List.of(), told(account));
        workspace.later(Duration.ofHours(121));
        assertEquals(List.of("federation.user.expiring joe within-1-days"), told(account));
    }
}
