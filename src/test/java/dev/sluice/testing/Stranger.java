package dev.sluice.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/// An account of the same servers that another console runs: Sluice knows its public key at most. It imports what
/// it likes, with whatever tokens it was given.
public final class Stranger implements AutoCloseable {
    private static final AtomicLong ISSUED = new AtomicLong();

    private final TestEnvironment test;
    private final Seed seed = TestOperator.seed(KeyKind.ACCOUNT);
    private final TestClient client;

    private Stranger(TestEnvironment test) {
        this.test = test;
        push();
        this.client = connect();
    }

    /// On all servers, with a client on the first one.
    public static Stranger on(TestEnvironment test) {
        return new Stranger(test);
    }

    public PublicKey key() {
        return seed.publicKey();
    }

    public TestClient client() {
        return client;
    }

    /// Makes itself importing exactly these.
    public void push(ImportClaim... imports) {
        push(AccountClaims.builder(key().text(), "stranger")
                .imports(Arrays.asList(imports))
                .build());
    }

    private void push(AccountClaims claims) {
        var now = Instant.now().getEpochSecond();
        var jwt = encoded(
                claims,
                test.signer(test.services().environment().signingKey()),
                ISSUED.updateAndGet(last -> Math.max(now, last + 1)));
        var report = test.services().link().pushing(link -> link.push(key(), jwt, link.expected()));
        assertTrue(report.isComplete(), report.summary());
    }

    /// Makes itself exporting that subject as a private export.
    ///
    /// @return its token for the account
    public String grant(PublicKey importer, String subject, ShareKind kind) {
        push(AccountClaims.builder(key().text(), "stranger")
                .exports(List.of(ExportClaim.builder(subject, kind)
                        .name("theirs")
                        .tokenRequired()
                        .build()))
                .build());
        return encoded(
                ActivationClaims.of(importer.text(), subject, kind),
                TokenSigner.of(seed),
                Instant.now().getEpochSecond());
    }

    /// What it puts into its claims to use the token of a connection for some subject.
    public static ImportClaim using(Connection granted, String subject) {
        return ImportClaim.builder(
                        subject, granted.share().kind(), granted.exporter().text())
                .name("theirs")
                .token(Objects.requireNonNull(granted.grant().token()))
                .build();
    }

    private TestClient connect() {
        var user = TestOperator.seed(KeyKind.USER);
        var jwt = encoded(
                UserClaims.of(user.publicKey().text(), "stranger"),
                TokenSigner.of(seed),
                Instant.now().getEpochSecond());
        try {
            return TestClient.connect(new Options.Builder()
                    .server(test.cluster().servers().getFirst().url())
                    .authHandler(Nats.staticCredentials(jwt.toCharArray(), user.text()))
                    .noReconnect());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String encoded(Claims claims, TokenSigner signer, long iat) {
        try {
            return JwtWriter.encode(claims, signer, iat);
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
