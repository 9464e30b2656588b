package dev.sluice.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Vault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What every vault does, the one on a disk and the one of tests.
abstract class VaultContract {
    static final String SECRET = "open sesame";
    private static final byte[] TEXT = {1, 2, 3};

    /// With [#SECRET] as its passphrase, unlocked.
    abstract Vault vault();

    private static void assertProblem(ProblemCode code, Runnable act) {
        assertEquals(code, assertThrows(ProblemException.class, act::run).code());
    }

    private static Seed seed(long number) {
        return Seed.generate(KeyKind.ACCOUNT, new Random(number)::nextBytes);
    }

    @Test
    @DisplayName("holds what it made and what it was given, by kind, locked too")
    void holds() {
        var vault = vault();
        var made = vault.create(KeyKind.OPERATOR);
        try (var given = seed(5)) {
            vault.add(given);
            vault.add(given);
            vault.lock();
            assertTrue(vault.holds(made) && vault.holds(given.publicKey()));
            assertEquals(Set.of(given.publicKey()), vault.keys(KeyKind.ACCOUNT));
            assertEquals(Set.of(made), vault.keys(KeyKind.OPERATOR));
            assertEquals(Set.of(), vault.keys(KeyKind.USER));
        }
    }

    @Test
    @DisplayName("signs as the seed itself does, also after whoever gave it has closed it")
    void signs() {
        var vault = vault();
        PublicKey key;
        byte[] signature;
        try (var given = seed(6)) {
            vault.add(given);
            key = given.publicKey();
            signature = given.sign(TEXT);
        }
        assertArrayEquals(signature, vault.signer(key).sign(TEXT));
        assertEquals(key, vault.signer(key).publicKey());
    }

    @Test
    @DisplayName("lends a seed, whose end is not that of the one it keeps")
    void lends() {
        var vault = vault();
        var key = vault.create(KeyKind.USER);
        var text = vault.lend(key, seed -> {
            var copy = new String(seed.text());
            seed.close();
            return copy;
        });
        assertEquals(key, Seed.parse(text.toCharArray()).publicKey());
        assertEquals(text, vault.lend(key, seed -> new String(seed.text())));
    }

    @Test
    @DisplayName(
            "that is locked signs nothing, lends nothing and takes nothing in; a missing key is named all the same")
    void locked() {
        var vault = vault();
        var key = vault.create(KeyKind.ACCOUNT);
        var signer = vault.signer(key);
        vault.lock();
        assertTrue(vault.isLocked());
        assertFalse(vault.isReady());
        assertProblem(ProblemCode.VAULT_LOCKED, () -> vault.signer(key));
        assertProblem(ProblemCode.VAULT_LOCKED, () -> signer.sign(TEXT));
        assertProblem(ProblemCode.VAULT_LOCKED, () -> vault.lend(key, Seed::kind));
        try (var given = seed(7)) {
            assertProblem(ProblemCode.VAULT_LOCKED, () -> vault.add(given));
            assertFalse(vault.holds(given.publicKey()));
            assertProblem(ProblemCode.KEY_MISSING, () -> vault.signer(given.publicKey()));
        }
        try (var right = Passphrase.of(SECRET.toCharArray())) {
            vault.unlock(right);
        }
        assertArrayEquals(vault.signer(key).sign(TEXT), signer.sign(TEXT));
    }

    @Test
    @DisplayName("makes keys that it does not keep")
    void ephemeral() {
        var vault = vault();
        try (var seed = vault.ephemeral(KeyKind.USER)) {
            assertFalse(vault.holds(seed.publicKey()));
        }
    }

    @Test
    @DisplayName("opens, and changes who may do what, by its passphrase alone")
    void passphrases() {
        var vault = vault();
        assertFalse(vault.isOpenToAll());
        assertEquals(Optional.of(Profile.ADMINISTRATOR), vault.profile());
        vault.lock();
        try (var wrong = Passphrase.of("wrong".toCharArray());
                var right = Passphrase.of(SECRET.toCharArray())) {
            assertProblem(ProblemCode.WRONG_PASSPHRASE, () -> vault.unlock(wrong));
            assertTrue(vault.isLocked());
            assertProblem(ProblemCode.WRONG_PASSPHRASE, () -> vault.setProfile(Profile.OBSERVER, wrong));
            vault.setProfile(Profile.OBSERVER, right);
            assertEquals(Optional.of(Profile.OBSERVER), vault.profile());
            vault.unlock(right);
            assertFalse(vault.isLocked());
        }
    }

    @Test
    @DisplayName("tells of each lock and unlock, until nobody listens")
    void tells() {
        var vault = vault();
        var heard = new ArrayList<Boolean>();
        Runnable listener = () -> heard.add(vault.isLocked());
        var once = vault.onChange(listener);
        var twice = vault.onChange(listener);
        vault.lock();
        once.close();
        try (var right = Passphrase.of(SECRET.toCharArray())) {
            vault.unlock(right);
        }
        twice.close();
        vault.lock();
        assertEquals(List.of(true, true, false), heard);
    }
}
