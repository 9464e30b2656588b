package dev.sluice.adapter.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Passphrase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FileVaultTest extends VaultFixture {
    private static final byte[] DATA = "data".getBytes(StandardCharsets.UTF_8);

    @Test
    void keysSurviveClosingAndOpening() {
        var made = new ArrayList<PublicKey>();
        var vault = create();
        assertFalse(vault.isLocked());
        for (var kind : KeyKind.values()) {
            made.add(vault.create(kind));
        }
        var opened = open();
        assertTrue(opened.isLocked());
        assertFalse(opened.isOpenToAll());
        assertTrue(made.stream().allMatch(opened::holds));
        opened.unlock(PASSPHRASE);
        for (var key : made) {
            assertEquals(key, opened.lend(key, Seed::publicKey));
        }
        var account = made.stream()
                .filter(key -> key.isKind(KeyKind.ACCOUNT))
                .findFirst()
                .orElseThrow();
        assertTrue(account.verify(DATA, opened.signer(account).sign(DATA)));
        assertEquals(account, opened.signer(account).publicKey());
    }

    @Test
    void aWrongPassphraseLeavesItLocked() {
        create();
        var vault = open();
        assertProblem(ProblemCode.WRONG_PASSPHRASE, () -> vault.unlock(Passphrase.of("wrong".toCharArray())));
        assertProblem(ProblemCode.WRONG_PASSPHRASE, () -> vault.unlock(Passphrase.none()));
        assertTrue(vault.isLocked());
    }

    @Test
    void lockedItSignsMakesAndLendsNothing() {
        var vault = create();
        var key = vault.create(KeyKind.ACCOUNT);
        var signer = vault.signer(key);
        vault.lock();
        assertTrue(vault.isLocked());
        assertTrue(vault.holds(key));
        assertProblem(ProblemCode.VAULT_LOCKED, () -> signer.sign(DATA));
        assertProblem(ProblemCode.VAULT_LOCKED, () -> vault.signer(key));
        assertProblem(ProblemCode.VAULT_LOCKED, () -> vault.lend(key, Seed::publicKey));
        assertProblem(ProblemCode.VAULT_LOCKED, () -> vault.create(KeyKind.USER));
        assertProblem(
                ProblemCode.KEY_MISSING,
                () -> vault.signer(seed(KeyKind.ACCOUNT).publicKey()));
        vault.unlock(PASSPHRASE);
        assertTrue(key.verify(DATA, signer.sign(DATA)));
    }

    @Test
    void aLentSeedIsWipedAfterUse() {
        var vault = create();
        var key = vault.create(KeyKind.USER);
        var kept = vault.lend(key, seed -> seed);
        assertThrows(IllegalStateException.class, () -> kept.sign(DATA));
    }

    @Test
    void anEphemeralKeyIsNotKept() {
        var vault = create();
        vault.lock();
        try (var seed = vault.ephemeral(KeyKind.USER)) {
            assertFalse(vault.holds(seed.publicKey()));
            assertTrue(seed.publicKey().verify(DATA, seed.sign(DATA)));
        }
    }

    @Test
    void importedSeedsAreHeldOnce() throws Exception {
        var vault = create();
        try (var first = seed(KeyKind.OPERATOR);
                var second = seed(KeyKind.ACCOUNT)) {
            vault.add(first);
            var before = Files.readAllBytes(file());
            vault.add(first);
            assertEquals(before.length, Files.readAllBytes(file()).length);
            vault.addAll(List.of(first, second, second));
            var opened = open();
            opened.unlock(PASSPHRASE);
            assertTrue(first.publicKey()
                    .verify(DATA, opened.signer(first.publicKey()).sign(DATA)));
            assertTrue(second.publicKey()
                    .verify(DATA, opened.signer(second.publicKey()).sign(DATA)));
        }
    }

    @Test
    void aVaultThatIsEasyToGuessIsNotMade() {
        var least = Strength.LEAST;
        var weaker = new Strength(least.memoryKiB() - 1, least.iterations());
        assertThrows(IllegalArgumentException.class, () -> FileVault.create(folder, PASSPHRASE, weaker, ENTROPY));
        var roundless = new Strength(least.memoryKiB(), 0);
        assertThrows(IllegalArgumentException.class, () -> FileVault.create(folder, PASSPHRASE, roundless, ENTROPY));
        assertFalse(FileVault.exists(folder));
    }

    @Test
    void withoutAPassphraseItIsOpenToAllAndSaysSo() throws Exception {
        var vault = FileVault.create(folder, Passphrase.none(), Strength.LEAST, ENTROPY);
        var key = vault.create(KeyKind.ACCOUNT);
        assertTrue(Files.readString(file()).contains("\"openToAll\":true"));
        var opened = open();
        assertTrue(opened.isOpenToAll());
        assertFalse(opened.isLocked());
        assertTrue(key.verify(DATA, opened.signer(key).sign(DATA)));
        opened.lock();
        assertProblem(ProblemCode.VAULT_LOCKED, () -> opened.signer(key));
        opened.unlock(Passphrase.none());
        assertTrue(key.verify(DATA, opened.signer(key).sign(DATA)));
    }

    @Test
    void aVaultIsNeverMadeOverAnother() {
        create();
        assertProblem(ProblemCode.WORKSPACE_EXISTS, this::create);
    }

    @Test
    void listenersHearOfLockAndUnlockUntilTheyLeave() {
        var heard = new AtomicInteger();
        var vault = create();
        var registration = vault.onChange(heard::incrementAndGet);
        vault.lock();
        vault.unlock(PASSPHRASE);
        assertEquals(2, heard.get());
        registration.close();
        vault.lock();
        assertEquals(2, heard.get());
    }

    @Test
    void noSeedIsReadableInTheFolder() throws Exception {
        var vault = create();
        var texts = new ArrayList<String>();
        for (var kind : KeyKind.values()) {
            texts.add(vault.lend(vault.create(kind), seed -> new String(seed.text())));
        }
        try (var files = Files.walk(folder)) {
            for (var path : files.filter(Files::isRegularFile).toList()) {
                var content = Files.readString(path, StandardCharsets.ISO_8859_1);
                for (var text : texts) {
                    assertFalse(content.contains(text.substring(0, 20)), path.toString());
                    assertFalse(content.contains(text.substring(20, 40)), path.toString());
                }
            }
        }
    }

    @Test
    void onlyItsOwnerMayReadTheFile() throws Exception {
        create().create(KeyKind.ACCOUNT);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    @Test
    void whatACrashLeftBesideTheFileIsOfNoAccount() throws Exception {
        var vault = create();
        var key = vault.create(KeyKind.ACCOUNT);
        var partial = folder.resolve("vault.json.partial");
        Files.writeString(partial, "{\"version\":1,\"openTo");
        var opened = open();
        opened.unlock(PASSPHRASE);
        assertTrue(opened.holds(key));
        opened.create(KeyKind.USER);
        assertFalse(Files.exists(partial));
        assertTrue(open().holds(key));
    }

    @Test
    void aKeyThatCannotBeWrittenIsNotHeld() throws Exception {
        var vault = create();
        var key = vault.create(KeyKind.ACCOUNT);
        // A folder in the way of the partial file, which cannot be removed since it is not empty.
        Files.createDirectories(folder.resolve("vault.json.partial").resolve("x"));
        try (var seed = seed(KeyKind.ACCOUNT)) {
            assertProblem(ProblemCode.FILE_NOT_WRITTEN, () -> vault.add(seed));
            assertFalse(vault.holds(seed.publicKey()));
            assertFalse(open().holds(seed.publicKey()));
        }
        assertTrue(open().holds(key));
    }

    @Test
    @Timeout(60)
    void manyThreadsSignWhileOthersLockAndMakeKeys() throws Exception {
        var vault = create();
        var key = vault.create(KeyKind.ACCOUNT);
        var signer = vault.signer(key);
        try (var threads = Executors.newFixedThreadPool(6)) {
            var tasks = new ArrayList<Callable<Boolean>>();
            for (var i = 0; i < 4; i++) {
                tasks.add(() -> signsOrIsLocked(() -> key.verify(DATA, signer.sign(DATA))));
            }
            tasks.add(() -> signsOrIsLocked(() -> vault.holds(vault.create(KeyKind.USER))));
            tasks.add(() -> {
                for (var i = 0; i < 10; i++) {
                    vault.lock();
                    vault.unlock(PASSPHRASE);
                }
                return true;
            });
            for (var result : threads.invokeAll(tasks)) {
                assertTrue(result.get());
            }
        }
    }

    private static boolean signsOrIsLocked(Callable<Boolean> act) throws Exception {
        var good = true;
        for (var i = 0; i < 200; i++) {
            try {
                good &= act.call();
            } catch (ProblemException e) {
                good &= e.code() == ProblemCode.VAULT_LOCKED;
            }
        }
        return good;
    }
}
