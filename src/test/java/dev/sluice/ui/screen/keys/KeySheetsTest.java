package dev.sluice.ui.screen.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.federation.operation.RotationWish.Retirement;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.record.Rotation.Phase;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.dialog.PassphraseProof;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.screen.keys.TakeOutModel.Way;
import dev.sluice.ui.testing.ControllerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The sheets of keys, without a toolkit")
class KeySheetsTest extends ControllerTest {

    private static final String WORDS = "rather long words";

    private KnownKey known(Predicate<KnownKey> wanted) {
        return console.unit().services().keys().list().stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    private KnownKey known(PublicKey key) {
        return known(one -> one.key().equals(key));
    }

    private void assertDone(OperationModel model) {
        assertNull(model.problem().get());
        assertEquals(console.lastResult(), model.result().get());
        assertFalse(console.lastResult().isEmpty());
    }

    private RotateModel plan(KnownKey known, Level level) {
        var read = new ArrayList<RotateModel>();
        RotateController.read(console.context(), known, read::add);
        return new RotateModel(known, read.getFirst().plan(), level, PassphraseProof.none());
    }

    @Test
    void anAccountsKeyIsReplacedAsThePlanSays() {
        var account = console.unit().account("ACCTA");
        console.unit().share(account, console.unit().account("ACCTB"), "orders.>");
        var known = known(one -> account.key().equals(one.account()) && KeysController.isRotatable(one));
        var model = plan(known, Level.PRODUCTION);
        assertFalse(model.isBegun());
        assertFalse(model.ready().getValue(), "production wants the name");
        model.typed().text().set("ACCTA");
        model.retirement().set(Retirement.AT_ONCE);
        assertTrue(model.ready().getValue());
        new RotateController(console.context(), model).start();
        assertDone(model);
        assertNotNull(model.phase().get());
    }

    @Test
    void theOperatorsKeyWaitsForServersAndTheReplacementIsTakenBack() {
        var operator = known(one -> one.account() == null && KeysController.isRotatable(one));
        var model = plan(operator, Level.PRODUCTION);
        assertFalse(model.asksRetirement());
        assertTrue(model.ready().getValue(), "nobody is cut, so that no name is asked for");
        new RotateController(console.context(), model).start();
        assertDone(model);
        assertEquals(Phase.ADDED, model.phase().get());
        var begun = known(one -> one.rotation() != null);
        assertTrue(plan(begun, Level.SANDBOX).isBegun());
        var rotation = Objects.requireNonNull(begun.rotation());
        var cancel = new CancelModel(begun, rotation, Level.PRODUCTION, PassphraseProof.none());
        assertTrue(cancel.ready().getValue());
        new CancelController(console.context(), cancel).start();
        assertDone(cancel);
        assertTrue(console.unit().services().keys().list().stream().allMatch(one -> one.rotation() == null));
    }

    private PublicKey generate(KeyKind kind) {
        var made = new ArrayList<PublicKey>();
        var model = new GenerateKeyController.Model();
        model.kind().set(kind);
        new GenerateKeyController(console.context(), model, made::add).start();
        assertDone(model);
        return made.getFirst();
    }

    @Test
    void aKeyIsMadeTakenOutDeletedAndBroughtInAgain(@TempDir Path folder) {
        var key = generate(KeyKind.CURVE);
        var file = folder.resolve("sealed");
        var out = new TakeOutModel();
        assertFalse(out.ready().getValue());
        out.passphrase().text().set(WORDS);
        out.passphrase().again().set("rather");
        assertFalse(out.ready().getValue(), "it is typed twice");
        out.passphrase().again().set(WORDS);
        assertTrue(out.ready().getValue());
        new TakeOutController(console.context(), out, known(key), file).start();
        assertDone(out);

        var gone = RemoveKeyController.model(console.context(), known(key));
        var remove = new RemoveKeyController(console.context(), gone, known(key));
        assertFalse(gone.ready().getValue(), "for good is asked at each level");
        gone.typed().text().set(key.text().substring(key.text().length() - 5));
        assertTrue(gone.ready().getValue());
        remove.start();
        assertDone(gone);
        assertFalse(console.workspace().vault().holds(key));

        var back = new BringInController.Model();
        var bringIn = new BringInController(console.context(), back, file);
        back.passphrase().text().set("others");
        bringIn.start();
        assertNotNull(back.problem().get());
        back.passphrase().text().set(WORDS);
        bringIn.start();
        assertDone(back);
        assertTrue(console.workspace().vault().holds(key));
    }

    @Test
    void aKeyIsSealedForACurveKeyAndForNoOther(@TempDir Path folder) throws IOException {
        var receiver = generate(KeyKind.CURVE);
        var key = generate(KeyKind.USER);
        var file = folder.resolve("sealed");
        var model = new TakeOutModel();
        model.way().set(Way.CURVE);
        model.receiver().set(key.text());
        assertFalse(model.ready().getValue());
        model.receiver().set(" " + receiver.text() + "\n");
        assertTrue(model.ready().getValue());
        new TakeOutController(console.context(), model, known(key), file).start();
        assertDone(model);
        assertTrue(Files.size(file) > 0);
    }

    @Test
    void aKeyThatIsNeededStays() {
        var account = console.unit().account("ACCTA");
        var known = known(account.key());
        var model = RemoveKeyController.model(console.context(), known);
        new RemoveKeyController(console.context(), model, known).start();
        assertNotNull(model.problem().get());
        assertTrue(console.workspace().vault().holds(account.key()));
    }

    @Test
    void thatOthersKnowAKeyIsNoted() {
        var account = console.unit().account("ACCTA");
        var model = new CompromiseController.Model();
        model.note().set(" mailed ");
        new CompromiseController(console.context(), model, known(account.key())).start();
        assertDone(model);
        assertNotNull(known(account.key()).compromisedAt());
    }

    @Test
    void theKitIsSealedWithWhatIsTypedTwice(@TempDir Path folder) throws IOException {
        var file = folder.resolve("kit.txt");
        var model = new RecoveryKitController.Model();
        model.passphrase().text().set(WORDS);
        assertFalse(model.ready().getValue());
        model.passphrase().again().set(WORDS);
        assertTrue(model.ready().getValue());
        new RecoveryKitController(console.context(), model, file).start();
        assertDone(model);
        assertTrue(Files.readString(file)
                .contains(console.unit().services().environment().operator().text()));
    }

    @Test
    void theVaultTakesAnotherPassphraseForTheOneItHas() {
        var model = new VaultPassphraseController.Model();
        var change = new VaultPassphraseController(console.context(), model);
        model.next().text().set(WORDS);
        model.next().again().set(WORDS);
        assertFalse(model.ready().getValue());
        console.closeVault("present words");
        model.present().text().set("others");
        assertTrue(model.ready().getValue());
        change.start();
        assertNotNull(model.problem().get());
        model.present().text().set("present words");
        change.start();
        assertDone(model);
    }
}
