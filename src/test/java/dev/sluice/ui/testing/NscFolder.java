package dev.sluice.ui.testing;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/// Writes what nsc would: an operator with a system account and two accounts, of which one has lost its key, and a
/// file that is no token.
public final class NscFolder {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long ISSUED = 1_760_000_000L;

    private final Path root;
    private final Seed operator = Seed.generate(KeyKind.OPERATOR, RANDOM::nextBytes);

    private NscFolder(Path root) {
        this.root = root;
    }

    /// @return the folder that a person would choose
    public static Path make(Path root, String name) throws IOException, JwtException {
        var folder = new NscFolder(root);
        folder.fill(name);
        return root;
    }

    private void fill(String name) throws IOException, JwtException {
        var store = root.resolve("stores").resolve(name);
        var system = Seed.generate(KeyKind.ACCOUNT, RANDOM::nextBytes);
        var carts = Seed.generate(KeyKind.ACCOUNT, RANDOM::nextBytes);
        var shop = Seed.generate(KeyKind.ACCOUNT, RANDOM::nextBytes);
        write(
                store.resolve(name + ".jwt"),
                sign(OperatorClaims.builder(operator.publicKey().text(), name)
                        .systemAccount(system.publicKey().text())
                        .build()));
        account(store, "SYS", system.publicKey(), List.of());
        account(store, "ACCTA", carts.publicKey(), List.of(export()));
        account(store, "ACCTB", shop.publicKey(), List.of());
        List.of(operator, system, carts).forEach(this::key);
        write(store.resolve("accounts/ACCTB/notes.jwt"), "this is no token");
    }

    private void account(Path store, String name, PublicKey key, List<ExportClaim> exports)
            throws IOException, JwtException {
        var claims = AccountClaims.builder(key.text(), name).exports(exports).build();
        write(store.resolve("accounts").resolve(name).resolve(name + ".jwt"), sign(claims));
    }

    private static ExportClaim export() {
        return ExportClaim.builder("retail.v1.cart.>", ShareKind.STREAM)
                .name("CARTEVENTS")
                .tokenRequired()
                .build();
    }

    private String sign(Claims claims) throws JwtException {
        return JwtWriter.encode(claims, TokenSigner.of(operator), ISSUED);
    }

    private void key(Seed seed) {
        var text = seed.publicKey().text();
        var file = root.resolve("keys/keys")
                .resolve(text.substring(0, 1))
                .resolve(text.substring(1, 3))
                .resolve(text + ".nk");
        try {
            write(file, new String(seed.text()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
