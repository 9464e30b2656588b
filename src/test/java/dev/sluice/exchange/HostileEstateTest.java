package dev.sluice.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.nsc.NscReader;
import dev.sluice.adapter.nsc.XdgFolders;
import dev.sluice.domain.interop.NscImporter;
import dev.sluice.domain.interop.NscStore;
import dev.sluice.domain.interop.NscStore.Fault;
import dev.sluice.domain.interop.NscStoreReader;
import dev.sluice.domain.interop.plan.ImportItem;
import dev.sluice.domain.interop.plan.ImportNote;
import dev.sluice.domain.interop.plan.ImportRequest;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever lies in a folder, reading it ends, stays inside, and says what is wrong.
class HostileEstateTest {
    @TempDir
    Path folder;

    private final Random random = new Random(7);

    private NscStoreReader reader() {
        return new NscReader(new XdgFolders(folder, _ -> Optional.empty()));
    }

    private NscStore read() {
        return reader().read(List.of(folder));
    }

    private Seed seed(KeyKind kind) {
        return Seed.generate(kind, random::nextBytes);
    }

    private static Set<Fault> faults(NscStore estate) {
        return estate.troubles().stream().map(NscStore.UnreadFile::fault).collect(Collectors.toSet());
    }

    @Test
    void linksAreNotFollowed() throws Exception {
        var outside = Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-outside"));
        Files.copy(Fixtures.ROOT.resolve("ko/stores/KO/KO.jwt"), outside.resolve("KO.jwt"));
        Files.createSymbolicLink(folder.resolve("file.jwt"), outside.resolve("KO.jwt"));
        Files.createSymbolicLink(folder.resolve("dir"), outside);
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        var estate = read();
        assertEquals(List.of(), estate.tokens());
        assertEquals(Set.of(Fault.LINK), faults(estate));
        assertEquals(3, estate.troubles().size());
    }

    @Test
    void sizesAndDepthsAreBounded() throws Exception {
        try (var giant = new RandomAccessFile(folder.resolve("giant.jwt").toFile(), "rw")) {
            giant.setLength(5L << 30);
        }
        try (var giant = new RandomAccessFile(folder.resolve("giant.nk").toFile(), "rw")) {
            giant.setLength(1L << 20);
        }
        Files.writeString(folder.resolve("long.jwt"), "e" + "a".repeat(1_100_000) + ".b.c");
        Files.createDirectories(folder.resolve("d/".repeat(40)));
        assertEquals(Set.of(Fault.TOO_LARGE, Fault.TOO_DEEP), faults(read()));
    }

    @Test
    void contentsAreDistrusted() throws Exception {
        Files.write(folder.resolve("latin.jwt"), new byte[] {(byte) 0xff, (byte) 0xfe, 'e'});
        Files.writeString(folder.resolve("empty.jwt"), "");
        Files.writeString(folder.resolve("no.nk"), "SAAnot a seed");
        Files.writeString(folder.resolve("half.creds"), "-----BEGIN NATS USER JWT-----\nabc\n");
        try (var one = seed(KeyKind.ACCOUNT);
                var other = seed(KeyKind.ACCOUNT)) {
            Files.writeString(folder.resolve(other.publicKey() + ".nk"), new String(one.text()));
            Files.writeString(
                    folder.resolve(one.publicKey() + ".nk"), one.publicKey().text());
        }
        var estate = read();
        assertEquals(
                Set.of(Fault.NO_TEXT, Fault.NO_TOKEN, Fault.NO_SEED, Fault.WRONG_NAME, Fault.PUBLIC_ONLY),
                faults(estate));
        assertEquals(List.of(), estate.tokens());
        assertTrue(estate.keys().isEmpty());
    }

    @Test
    void specialFilesAreLeftAlone() throws Exception {
        var made = new ProcessBuilder("mkfifo", folder.resolve("pipe.jwt").toString())
                .start()
                .waitFor();
        assertEquals(0, made);
        assertEquals(Set.of(Fault.SPECIAL), faults(read()));
    }

    @Test
    void aSeedIsTakenOnlyFromTheFileThatStillHoldsIt() throws Exception {
        var file = folder.resolve("key.nk");
        try (var first = seed(KeyKind.ACCOUNT);
                var second = seed(KeyKind.ACCOUNT)) {
            Files.writeString(file, new String(first.text()));
            var found = read().keys();
            assertEquals(file.toRealPath(), found.get(first.publicKey()));
            Files.writeString(file, new String(second.text()));
            var problem = assertThrows(ProblemException.class, () -> reader().seed(file, first.publicKey()));
            assertEquals(ProblemCode.KEY_INVALID, problem.code());
            assertFalse(String.valueOf(problem.getMessage()).contains(new String(second.text())));
        }
    }

    @Test
    void namesThatArePathsBecomeNames() throws Exception {
        try (var operator = seed(KeyKind.OPERATOR);
                var system = seed(KeyKind.ACCOUNT);
                var account = seed(KeyKind.ACCOUNT);
                var twin = seed(KeyKind.ACCOUNT)) {
            write(
                    "o",
                    operator,
                    OperatorClaims.builder(operator.publicKey().text(), "../../\u001b[31mroot")
                            .systemAccount(system.publicKey().text())
                            .build());
            write(
                    "s",
                    operator,
                    AccountClaims.builder(system.publicKey().text(), "SYS").build());
            write(
                    "a",
                    operator,
                    AccountClaims.builder(account.publicKey().text(), "../../../etc/passwd")
                            .build());
            write(
                    "b",
                    operator,
                    AccountClaims.builder(twin.publicKey().text(), "sys").build());
        }
        var plan = new NscImporter(Fixtures.means(folder)).plan(ImportRequest.of(List.of(folder)));
        var content = plan.operators().getFirst();
        assertFalse(content.environment().contains("/"));
        plan.items()
                .map(ImportItem::name)
                .forEach(name -> assertFalse(name.chars().anyMatch(Character::isISOControl), name));
        assertEquals(
                3,
                plan.items().filter(item -> item.note() == ImportNote.RENAMED).count());
    }

    @Test
    void aPlaceThatIsNotThereIsSaid() {
        var problem = assertThrows(ProblemException.class, () -> reader().read(List.of(folder.resolve("nowhere"))));
        assertEquals(ProblemCode.FILE_UNREADABLE, problem.code());
    }

    private void write(String name, Seed signer, Claims claims) throws Exception {
        Files.writeString(
                folder.resolve(name + ".jwt"), JwtWriter.encode(claims, TokenSigner.of(signer), 1_700_000_000));
    }
}
