package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.testing.OverlappingExports;
import dev.sluice.testing.TestOperator;
import dev.sluice.ui.testing.NscFolder;
import dev.sluice.ui.testing.UiTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;

class OnboardingTest extends UiTest {

    @Test
    void withoutAChoiceItSaysWhatToChoose() {
        open();
        awaitText("Nothing chosen yet");
        picture("90-onboarding-empty");
        assertEquals(List.of(), nameless());
        files.answer(root);
        press("#onboarding-folder");
        awaitText("Nothing of use was found there");
        picture("90-onboarding-nothing");
        press("#onboarding-back");
        awaitNode("#door-sandbox");
    }

    @Test
    void anNscStoreIsLookedThroughThenTakenIn() throws IOException, JwtException {
        var folder = NscFolder.make(root.resolve("nsc"), "KO");
        var before = contents(folder);
        open();
        files.answer(folder);
        press("#onboarding-folder");
        awaitText("come in.");
        awaitText("ACCTA");
        picture("91-onboarding-found");
        assertEquals(List.of(), nameless());
        select("ACCTB");
        awaitText("Comes in with the import.");
        picture("92-onboarding-detail");
        press("#onboarding-import");
        write("#onboarding-passphrase", "correct horse battery staple");
        write("#onboarding-again", "correct horse battery staple");
        picture("93-onboarding-sheet");
        assertEquals(List.of(), nameless());
        press("#onboarding-start");
        awaitText("What comes next");
        picture("94-onboarding-done");
        assertEquals(before, contents(folder), "originals stay as they are");
        press("#onboarding-open");
        awaitText("Vault unlocked");
        awaitText("ACCTA");
        awaitText("Production");
        picture("95-onboarding-opened");
    }

    @Test
    void revocationsThatSpreadAreAgreedToByName() throws IOException {
        var folder = root.resolve("nsc");
        var partner = TestOperator.seed(KeyKind.ACCOUNT).publicKey().text();
        OverlappingExports.write(folder, Map.of(partner, Instant.now().getEpochSecond()), Map.of());
        open();
        files.answer(folder);
        press("#onboarding-folder");
        awaitText("come in.");
        press("#onboarding-import");
        write("#onboarding-passphrase", "correct horse battery staple");
        write("#onboarding-again", "correct horse battery staple");
        awaitText("Tokens for \"crossing\" may end");
        picture("93-onboarding-spreading");
        assertEquals(List.of(), nameless());
        assertTrue(node("#onboarding-start", Button.class).isDisabled());
        press("#onboarding-agreed-0");
        press("#onboarding-start");
        awaitText("What comes next");
    }

    @Test
    void onlyWhatComesInIsAgreedTo() throws IOException {
        var folder = root.resolve("nsc");
        var partner = TestOperator.seed(KeyKind.ACCOUNT).publicKey().text();
        OverlappingExports.write(
                folder.resolve("a"), Map.of(partner, Instant.now().getEpochSecond()), Map.of());
        OverlappingExports.write(folder.resolve("b"), Map.of(), Map.of());
        open();
        files.answer(folder);
        press("#onboarding-folder");
        awaitText("come in.");
        press("#onboarding-import");
        write("#onboarding-passphrase", "correct horse battery staple");
        write("#onboarding-again", "correct horse battery staple");
        awaitText("Tokens for \"crossing\" may end");
        var start = node("#onboarding-start", Button.class);
        assertTrue(start.isDisabled());
        press("#onboarding-operator-0");
        // Their order is that of random keys.
        if (start.isDisabled()) {
            press("#onboarding-operator-0");
            press("#onboarding-operator-1");
        }
        assertFalse(start.isDisabled(), "who brings nothing of the kind is not asked");
        assertFalse(shows("Tokens for \"crossing\" may end"));
        press("#onboarding-start");
        awaitText("What comes next");
    }

    private void open() {
        fx(() -> window().showWelcome());
        press("#door-onboarding");
        awaitNode("#onboarding-folder");
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        var all = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        assertTrue(all.size() > 5);
        return all;
    }
}
