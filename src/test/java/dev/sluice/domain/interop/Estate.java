package dev.sluice.domain.interop;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.testing.memory.MemoryFiles;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/// What another tool keeps of one operator, in memory: an account that gives, one that takes by consent and from a
/// public export, and a user. Tests change it before they read it.
final class Estate {
    static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    static final long IAT = NOW.getEpochSecond() - 1000;

    final MemoryFiles files = new MemoryFiles();
    final Seed operator = seed(KeyKind.OPERATOR, 1);
    final Seed signing = seed(KeyKind.OPERATOR, 2);
    final Seed system = seed(KeyKind.ACCOUNT, 3);
    final Seed giver = seed(KeyKind.ACCOUNT, 4);
    final Seed taker = seed(KeyKind.ACCOUNT, 5);
    final Seed user = seed(KeyKind.USER, 6);
    private final AtomicLong ids = new AtomicLong();

    Estate() {
        operator(operator -> operator);
        account("sys", claims(system, "SYS"));
        giver(claims -> claims);
        taker(claims -> claims);
        user(claims -> claims);
        List.of(operator, signing, system, giver, taker, user)
                .forEach(seed -> files.seed(seed.publicKey().text(), seed));
    }

    /// None that the workspace of a test makes.
    static Seed seed(KeyKind kind, long number) {
        return Seed.generate(kind, new Random(1000 + number)::nextBytes);
    }

    static String text(Seed seed) {
        return seed.publicKey().text();
    }

    InteropDependencies means() {
        return new InteropDependencies(files, files, files, () -> NOW, () -> new UUID(ids.incrementAndGet(), 7));
    }

    static AccountClaims claims(Seed key, String name) {
        return AccountClaims.builder(text(key), name).build();
    }

    static String sign(Claims claims, Seed signer, long iat) {
        try {
            return JwtWriter.encode(claims, TokenSigner.of(signer), iat);
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }

    void operator(UnaryOperator<OperatorClaims.Builder> change) {
        var claims = OperatorClaims.builder(text(operator), "ACME")
                .systemAccount(text(system))
                .signingKeys(List.of(text(signing)))
                .serviceUrls(List.of("nats://acme:4222"));
        files.token("op", sign(change.apply(claims).build(), operator, IAT));
    }

    void account(String file, AccountClaims claims) {
        files.token(file, sign(claims, signing, IAT));
    }

    static ExportClaim orders() {
        return ExportClaim.builder("orders.>", ShareKind.STREAM)
                .name("orders")
                .tokenRequired()
                .build();
    }

    static ExportClaim news() {
        return ExportClaim.builder("news.>", ShareKind.STREAM).name("news").build();
    }

    void giver(UnaryOperator<AccountClaims> change) {
        var claims =
                claims(giver, "giver").copy().exports(List.of(orders(), news())).build();
        account("giver", change.apply(claims));
    }

    String activation(UnaryOperator<ActivationClaims> change) {
        return sign(change.apply(ActivationClaims.of(text(taker), "orders.>", ShareKind.STREAM)), giver, IAT);
    }

    ImportClaim consented(String token) {
        return ImportClaim.builder("orders.>", ShareKind.STREAM, text(giver))
                .name("orders")
                .localSubject("from.giver.>")
                .token(token)
                .build();
    }

    ImportClaim open() {
        return ImportClaim.builder("news.>", ShareKind.STREAM, text(giver))
                .name("news")
                .build();
    }

    void taker(UnaryOperator<AccountClaims> change) {
        var claims = claims(taker, "taker")
                .copy()
                .imports(List.of(consented(activation(token -> token)), open()))
                .build();
        account("taker", change.apply(claims));
    }

    void user(UnaryOperator<UserClaims> change) {
        files.token("u", sign(change.apply(UserClaims.of(text(user), "reader")), giver, IAT));
    }
}
