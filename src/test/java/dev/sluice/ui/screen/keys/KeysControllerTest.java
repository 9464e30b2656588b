package dev.sluice.ui.screen.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.KeyCustody;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.SealedSeed;
import dev.sluice.testing.TestOperator;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.testing.ControllerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Keys, without a toolkit")
class KeysControllerTest extends ControllerTest {

    private final KeysModel model = new KeysModel();
    private final KeysController controller = new KeysController(console.context(), model);

    @Test
    void everyKeyIsListed() {
        var account = console.unit().account("ACCTA");
        controller.activate();
        var known = model.rows().items().stream().map(KeysRow::known).toList();
        assertTrue(known.stream().anyMatch(key -> key.kind() == KnownKey.Kind.OPERATOR));
        var own = known.stream()
                .filter(key -> account.key().equals(key.account()))
                .findFirst()
                .orElseThrow();
        controller.onOpenAccount(own);
        assertEquals(List.of(new Route(ScreenId.ACCOUNTS, account.key().text())), console.gone());
    }

    @Test
    void aKeyOfANewAccountComesToTheListAndTheSelectionStays() {
        controller.activate();
        var first = model.rows().items().getFirst();
        model.rows().selectedId().set(first.id());
        var before = model.rows().items().size();
        console.unit().account("ACCTA");
        assertTrue(model.rows().items().size() > before);
        assertEquals(first.id(), model.rows().selectedId().get());
    }

    @Test
    void withoutKeysNoneIsReplaced() {
        controller.activate();
        var operator = model.rows().items().stream()
                .map(KeysRow::known)
                .filter(KeysController::isRotatable)
                .findFirst()
                .orElseThrow();
        assertTrue(controller.rotate(operator).isEnabled());
        console.guard().locked().set(true);
        assertFalse(controller.rotate(operator).isEnabled());
        assertFalse(controller.cancel(operator).isEnabled());
    }

    private KnownKey known(PublicKey key) {
        return model.rows().items().stream()
                .map(KeysRow::known)
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aKeyLeavesSealedIsDeletedAndComesBack(@TempDir Path folder) {
        var files = new KeyFiles(console.context());
        controller.activate();
        var key = files.custody().generate(KeyKind.ACCOUNT);
        assertEquals(KnownKey.State.UNUSED, known(key).state());
        var file = folder.resolve("sealed");
        try (var passphrase = Passphrase.of("rather long words".toCharArray());
                var wrong = Passphrase.of("others".toCharArray())) {
            files.takeOut(key, file, passphrase);
            assertNotNull(known(key).exportedAt());
            files.custody().remove(key);
            assertTrue(model.rows().items().stream().noneMatch(row -> row.id().equals(key.text())));
            assertThrows(ProblemException.class, () -> files.bringIn(file, wrong));
            assertEquals(List.of(key), files.bringIn(file, passphrase).fresh());
            assertEquals(List.of(), files.bringIn(file, passphrase).fresh());
        }
        assertTrue(known(key).held());
    }

    @Test
    void everyKeyOfAKeystoreComesInAndOneThatIsNeededStays(@TempDir Path folder) throws IOException {
        var files = new KeyFiles(console.context());
        var account = console.unit().account("ACCTA");
        for (var kind : List.of(KeyKind.ACCOUNT, KeyKind.USER)) {
            try (var seed = TestOperator.seed(kind)) {
                var file = folder.resolve("keys/" + seed.publicKey().text() + ".nk");
                Files.createDirectories(file.getParent());
                Files.writeString(file, new String(seed.text()));
            }
        }
        assertEquals(2, files.bringIn(folder, Passphrase.none()).fresh().size());
        assertEquals(
                ProblemCode.KEY_IN_USE,
                assertThrows(ProblemException.class, () -> files.custody().remove(account.key()))
                        .code());
    }

    @Test
    void aKeyThatOthersKnowSaysSo() {
        controller.activate();
        var account = console.unit().account("ACCTA");
        new KeyFiles(console.context()).custody().compromised(account.key(), "mailed");
        assertNotNull(known(account.key()).compromisedAt());
        assertEquals(KeysText.state(known(account.key())), "Compromised");
    }

    @Test
    void theRecoveryKitHasTheOperatorSealedAndNoSeed(@TempDir Path folder) throws IOException {
        var file = folder.resolve("kit.txt");
        try (var passphrase = Passphrase.of("rather long words".toCharArray())) {
            assertTrue(new RecoveryKit(console.context()).write(file, passphrase) >= 2);
            var lines = Files.readString(file).lines().toList();
            var sealed = lines.stream()
                    .flatMap(line -> SealedSeed.parse(line).stream())
                    .toList();
            assertEquals(
                    console.unit().services().environment().operator(),
                    sealed.getFirst().key());
            try (var opened = KeyCustody.opened(
                    sealed.getFirst(), passphrase, console.context().outside().sealing())) {
                assertEquals(sealed.getFirst().key(), opened.publicKey());
                assertTrue(lines.stream().noneMatch(line -> line.contains(new String(opened.text()))));
            }
        }
    }
}
