package dev.sluice.ui.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.model.Level;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.ui.dialog.TypedName.Severity;
import dev.sluice.ui.session.VaultUse;
import dev.sluice.ui.testing.ControllerTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The passphrase, typed once more, without a toolkit")
class PassphraseProofTest extends ControllerTest {

    private static final String WORDS = "rather long words";

    private PassphraseProof proof() {
        return PassphraseProof.of(console.workspace().vault());
    }

    @Test
    void aVaultWithoutPassphraseAsksNothing() {
        assertFalse(proof().isAsked());
        assertTrue(proof().given().getValue());
    }

    @Test
    @DisplayName("ux.md#2.6 what cuts asks for the name from staging on, and in production for the passphrase, too")
    void whatEachLevelAsks() {
        console.closeVault(WORDS);
        var asked = new ArrayList<String>();
        for (var level : Level.values()) {
            for (var severity : Severity.values()) {
                var typed = new TypedName("orders", level, severity, proof());
                asked.add("%s %s %s %s"
                        .formatted(
                                level, severity, typed.isAsked(), typed.proof().isAsked()));
            }
        }
        assertEquals(
                List.of(
                        "SANDBOX CUT false false",
                        "SANDBOX DELETE true false",
                        "DEVELOPMENT CUT false false",
                        "DEVELOPMENT DELETE true false",
                        "STAGING CUT true false",
                        "STAGING DELETE true false",
                        "PRODUCTION CUT true true",
                        "PRODUCTION DELETE true true"),
                asked);
    }

    @Test
    void nothingIsDoneBeforeTheRightOneIsTyped() {
        console.closeVault(WORDS);
        var proof = proof();
        var done = new ArrayList<String>();
        var controller = new ProofController(console.jobs(), proof, () -> done.add("done"));
        var model = controller.model();
        assertFalse(model.ready().getValue());
        proof.text().set("others");
        assertTrue(model.ready().getValue());
        controller.start();
        assertEquals(
                ProblemCode.WRONG_PASSPHRASE,
                Objects.requireNonNull(model.problem().get()).code());
        assertEquals("", proof.text().get(), "it is typed anew");
        assertFalse(model.ready().getValue());
        assertEquals(List.of(), done);
        proof.text().set(WORDS);
        controller.start();
        assertNull(model.problem().get());
        assertTrue(model.over().get());
        assertEquals(List.of("done"), done);
        assertEquals("", proof.text().get());
    }

    @Test
    void theVaultIsIdleFiveMinutesAfterItWasUsed() {
        var use = new VaultUse();
        var now = console.unit().clock().instant();
        assertTrue(use.isIdle(now), "nobody has used it");
        use.note(now);
        assertFalse(use.isIdle(now.plus(Duration.ofMinutes(5))));
        assertTrue(use.isIdle(now.plus(Duration.ofMinutes(5)).plusMillis(1)));
    }
}
