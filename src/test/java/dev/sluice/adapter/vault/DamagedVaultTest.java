package dev.sluice.adapter.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.vault.VaultContent.ByPassphrase;
import dev.sluice.adapter.vault.VaultContent.SealedSeed;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that something else than Sluice wrote, by accident or on purpose.
class DamagedVaultTest extends VaultFixture {

    @Test
    void aFlippedBitIsNoticedInEveryByte() throws Exception {
        create().create(KeyKind.ACCOUNT);
        var whole = Files.readAllBytes(file());
        for (var position = 0; position < whole.length; position++) {
            var damaged = whole.clone();
            damaged[position] ^= (byte) (1 << position % 8);
            Files.write(file(), damaged);
            assertProblem(ProblemCode.VAULT_DAMAGED, this::open);
        }
    }

    @Test
    void aTruncationIsNoticed() throws Exception {
        create().create(KeyKind.ACCOUNT);
        var whole = Files.readAllBytes(file());
        for (var length = 0; length < whole.length; length += 7) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertProblem(ProblemCode.VAULT_DAMAGED, this::open);
        }
    }

    @Test
    void aMissingFileIsNamed() {
        var problem = assertProblem(ProblemCode.VAULT_DAMAGED, this::open);
        assertEquals(List.of("it is missing"), problem.problem().args());
        assertFalse(FileVault.exists(folder));
    }

    @Test
    void anEndlessFileIsNotReadToItsEnd() throws Exception {
        try (var sparse = new RandomAccessFile(file().toFile(), "rw")) {
            sparse.setLength(100L * 1024 * 1024 * 1024);
        }
        assertProblem(ProblemCode.VAULT_DAMAGED, this::open);
    }

    @ParameterizedTest
    @CsvSource({
        "argon2id, 107374182, 3, 1",
        "argon2id, 2147483647, 3, 1",
        "argon2id, 1, 3, 1",
        "argon2id, 65536, 1000000, 1",
        "argon2id, 65536, 0, 1",
        "argon2id, 65536, 3, 1000",
        "argon2id, 65536, -3, 1",
        "argon2d, 65536, 3, 1"
    })
    void parametersOutOfBoundsAreRefusedBeforeTheyAreUsed(String algorithm, int memory, int iterations, int lanes)
            throws Exception {
        create();
        var content = VaultFormat.read(Files.readAllBytes(file()));
        var closure = (ByPassphrase) content.closure();
        var hostile = new Stretching(
                algorithm, memory, iterations, lanes, closure.stretching().salt());
        write(new VaultContent(new ByPassphrase(hostile, closure.dataKey()), content.keys()));
        assertProblem(ProblemCode.VAULT_DAMAGED, this::open);
    }

    @Test
    void weakerParametersPutThereOnPurposeDoNotOpenIt() throws Exception {
        create();
        var content = VaultFormat.read(Files.readAllBytes(file()));
        var closure = (ByPassphrase) content.closure();
        var given = closure.stretching();
        var altered = new Stretching(
                given.algorithm(), given.memoryKiB(), given.iterations() + 1, given.lanes(), given.salt());
        write(new VaultContent(new ByPassphrase(altered, closure.dataKey()), content.keys()));
        var vault = open();
        assertProblem(ProblemCode.WRONG_PASSPHRASE, () -> vault.unlock(PASSPHRASE));
    }

    @Test
    void aSealedSeedServesNoOtherPublicKey() throws Exception {
        var made = create();
        var honest = made.create(KeyKind.ACCOUNT);
        var other = made.create(KeyKind.ACCOUNT);
        var content = VaultFormat.read(Files.readAllBytes(file()));
        var boxes = content.keys().stream().map(SealedSeed::seed).toList();
        write(new VaultContent(
                content.closure(),
                null,
                content.profile(),
                List.of(new SealedSeed(honest, boxes.get(1)), new SealedSeed(other, boxes.get(0)))));
        var vault = open();
        vault.unlock(PASSPHRASE);
        assertProblem(ProblemCode.VAULT_DAMAGED, () -> vault.signer(honest).sign(new byte[1]));
        assertProblem(ProblemCode.VAULT_DAMAGED, () -> vault.lend(other, Seed::publicKey));
    }

    @Test
    void aDataKeyInClearPutThereOnPurposeOpensNothing() throws Exception {
        var key = create().create(KeyKind.ACCOUNT);
        var content = VaultFormat.read(Files.readAllBytes(file()));
        var clear = Base64.getEncoder().encodeToString(new byte[SealingKey.LENGTH]);
        write(new VaultContent(new VaultContent.OpenToAll(clear), content.keys()));
        var vault = open();
        assertProblem(ProblemCode.VAULT_DAMAGED, () -> vault.lend(key, Seed::publicKey));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"version\":2}",
                "{\"version\":1}",
                "{\"version\":1,\"openToAll\":true,\"dataKey\":null,\"keys\":[]}",
                "{\"version\":1,\"openToAll\":false,\"kdf\":{},\"dataKey\":{},\"keys\":[]}"
            })
    void otherJsonIsRefused(String json) throws Exception {
        Files.writeString(file(), json);
        assertProblem(ProblemCode.VAULT_DAMAGED, this::open);
    }

    @Test
    void deepNestingIsRefused() throws Exception {
        Files.writeString(file(), "[".repeat(1_000_000));
        assertProblem(ProblemCode.VAULT_DAMAGED, this::open);
    }

    @Test
    void twoVaultsOfOnePassphraseHaveNothingInCommon() throws Exception {
        create();
        var first = (ByPassphrase) VaultFormat.read(Files.readAllBytes(file())).closure();
        Files.delete(file());
        create();
        var second = (ByPassphrase) VaultFormat.read(Files.readAllBytes(file())).closure();
        assertNotEquals(first.stretching().salt(), second.stretching().salt());
        assertNotEquals(first.dataKey().nonce(), second.dataKey().nonce());
        assertEquals(1, second.stretching().iterations());
        assertTrue(new String(VaultFormat.write(new VaultContent(second, List.of())), StandardCharsets.UTF_8)
                .contains("argon2id"));
    }

    private void write(VaultContent content) throws IOException {
        Files.write(file(), VaultFormat.write(content));
    }
}
