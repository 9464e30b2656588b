package dev.sluice.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.adapter.vault.FileVault;
import dev.sluice.adapter.vault.Strength;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtValidator;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.workspace.Passphrase;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How fast claims are written, read and judged by one thread (issue 3, "must hold"). The best of several rounds
/// after a warm-up, in processor time of the thread: the machine is shared, and noise only ever slows down.
@Tag("bench")
class ClaimsBench {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 10;
    private static final int BATCH = 1500;

    private final Seed operator = Seed.generate(KeyKind.OPERATOR, bytes -> Arrays.fill(bytes, (byte) 7));
    private final Seed account = Seed.generate(KeyKind.ACCOUNT, bytes -> Arrays.fill(bytes, (byte) 9));
    private final TokenSigner signer = TokenSigner.of(operator);

    @FunctionalInterface
    private interface Work {
        void run() throws JwtException;
    }

    @Test
    void accountTokensOfOneKilobyte() throws JwtException {
        var claims = account(4);
        var token = JwtWriter.encode(claims, signer, 1);
        double written = perSecond(() -> JwtWriter.encode(claims, signer, 1));
        double read = perSecond(() -> JwtReader.decode(token));
        System.out.printf(
                "BENCH encode+sign %,d account JWTs/s of %d bytes (bar 10,000)%n", (long) written, token.length());
        System.out.printf("BENCH decode+verify %,d/s (bar 8,000)%n", (long) read);
    }

    @Test
    void aSignatureThroughTheVault(@TempDir Path folder) throws JwtException {
        var vault = FileVault.create(folder, Passphrase.none(), Strength.LEAST, new SecureRandom()::nextBytes);
        var key = vault.signer(vault.create(KeyKind.ACCOUNT));
        double signed = perSecond(() -> key.sign(new byte[1024]));
        System.out.printf("BENCH sign 1 KB with a key of the vault %,d/s (bar 1,000)%n", (long) signed);
    }

    @Test
    void anAccountOf3000Exports() throws JwtException {
        var claims = account(3000);
        double millis = bestMillis(
                () -> assertEquals(0, JwtValidator.validate(claims, 1).size()));
        System.out.printf("BENCH validate an account of 3,000 exports %.1f ms (bar 100)%n", millis);
    }

    @Test
    void aTokenOfOneMebibyte() throws JwtException {
        int exports = 9000;
        var token = JwtWriter.encode(account(exports), signer, 1);
        while (token.length() > JwtReader.MAX_SIZE) {
            exports -= 100;
            token = JwtWriter.encode(account(exports), signer, 1);
        }
        var largest = token;
        double millis = bestMillis(() -> JwtReader.decode(largest));
        System.out.printf("BENCH read a token of %,d bytes %.1f ms (bar 50)%n", largest.length(), millis);
    }

    private AccountClaims account(int exports) {
        return AccountClaims.builder(account.publicKey().text(), "billing")
                .exports(IntStream.range(0, exports)
                        .mapToObj(i -> ExportClaim.builder("orders.region" + i + ".*.>", ShareKind.STREAM)
                                .name("orders-" + i)
                                .build())
                        .toList())
                .build();
    }

    private static double perSecond(Work work) throws JwtException {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < BATCH; i++) {
                work.run();
            }
            best = Math.max(best, BATCH * 1e9 / (THREADS.getCurrentThreadCpuTime() - start));
        }
        return best;
    }

    private static double bestMillis(Work work) throws JwtException {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 4 * ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            work.run();
            best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - start) / 1e6);
        }
        return best;
    }
}
