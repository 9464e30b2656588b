package dev.sluice.testing;

import dev.sluice.adapter.sandbox.ServerTrust;
import dev.sluice.domain.federation.environment.SystemRights;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.claims.UserLimits;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.port.LinkFactory.Credentials;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// An operator with a system account for tests: mints what servers accept, and connects by hand, so that a test
/// can see from outside what the console did.
public final class TestOperator {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Seed operator = seed(KeyKind.OPERATOR);
    private final Seed system = seed(KeyKind.ACCOUNT);
    private final AtomicLong lastIssued = new AtomicLong();

    /// A fresh random key.
    public static Seed seed(KeyKind kind) {
        return Seed.generate(kind, RANDOM::nextBytes);
    }

    public Seed operatorSeed() {
        return operator;
    }

    public Seed systemSeed() {
        return system;
    }

    /// What servers of this operator are to be configured with.
    public ServerTrust trust() {
        var claims = OperatorClaims.builder(operator.publicKey().text(), "KO")
                .systemAccount(system.publicKey().text())
                .build();
        var account = AccountClaims.builder(system.publicKey().text(), "SYS").build();
        return new ServerTrust(sign(claims, operator), system.publicKey().text(), sign(account, operator));
    }

    /// Signs with an `iat` that only grows, as resolvers need it.
    public String sign(Claims claims, Seed signer) {
        var now = Instant.now().getEpochSecond();
        try {
            return JwtWriter.encode(
                    claims, TokenSigner.of(signer), lastIssued.updateAndGet(last -> Math.max(now, last + 1)));
        } catch (JwtException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// Signs the account and hands it to all servers; the replies, as [TestClient#ask].
    public List<String> push(TestClient systemClient, AccountClaims claims, int expected) {
        return systemClient.ask("$SYS.REQ.CLAIMS.UPDATE", sign(claims, operator), expected);
    }

    /// A new user of the system account with just these rights, as Sluice mints them for its link.
    public Credentials systemUser(SystemRights rights) {
        var user = seed(KeyKind.USER);
        var limits = UserLimits.unlimited().withPermissions(rights.permissions());
        var claims = UserClaims.of(user.publicKey().text(), "link").withLimits(limits);
        return new Credentials(sign(claims, system), user, SystemRights.INBOX);
    }

    /// A new unlimited user of the account with that identity key.
    public Credentials user(Seed account) {
        var user = seed(KeyKind.USER);
        return new Credentials(sign(UserClaims.of(user.publicKey().text(), "test"), account), user);
    }

    /// The exporter's token that lets the importer import.
    public String activation(Seed exporter, PublicKey importer, String subject, ShareKind kind) {
        return sign(ActivationClaims.of(importer.text(), subject, kind), exporter);
    }

    /// A client as an unlimited user of the system account.
    public TestClient connectSystem(String... urls) {
        return connect(system, urls);
    }

    /// A client as a new unlimited user of the account with that identity or signing key.
    public TestClient connect(Seed account, String... urls) {
        var user = seed(KeyKind.USER);
        var token = sign(UserClaims.of(user.publicKey().text(), "test"), account);
        var options = new Options.Builder()
                .servers(urls)
                .authHandler(Nats.staticCredentials(token.toCharArray(), user.text()))
                .ignoreDiscoveredServers()
                .maxReconnects(0);
        try {
            return TestClient.connect(options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
