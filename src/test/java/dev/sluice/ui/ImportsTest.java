package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.model.Visibility;
import dev.sluice.ui.testing.RetailTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.Test;

class ImportsTest extends RetailTest {

    @Test
    void anEmptyListSaysTheOneNextStep() {
        show("imports");
        awaitText("Nothing is taken in yet");
        picture("50-imports-empty");
        assertEquals(List.of(), nameless());
    }

    @Test
    void s0_7_s0_8_aTokenFilePrefillsTheImportAndPreviewsTheLocalSubject() throws IOException {
        var source = retail.account("ACCTA");
        var target = retail.account("ACCTB");
        var export = retail.export(source, "CARTEVENTS-GRANT-STREAM", "retail.v1.cart.>", Visibility.PRIVATE);
        var issued = retail.services().activations().issue(source.key(), export, target.key());
        var file = root.resolve("token.tok");
        Files.writeString(file, Objects.requireNonNull(issued.grant().token()));
        files.answer(file);
        show("imports");
        press("#imports-token");
        write("#import-token", "nonsense");
        awaitText("not a readable token");
        press(".act-form .button");
        awaitText("Signature verified");
        awaitText("ACCTA (" + source.key().shortText() + ")");
        awaitText("ACCTB (" + target.key().shortText() + ")");
        awaitText("retail.v1.cart.created arrives as retail.v1.cart.created");
        write("#import-local", "partner.cart.>");
        awaitText("retail.v1.cart.created arrives as partner.cart.created");
        picture("51-token-import");
        assertEquals(List.of(), nameless());
        press("#act-verb");
        awaitText("is Active.");
        picture("52-token-imported");
        press(".dialog-sheet .sheet-buttons .button");
        select("CARTEVENTS");
        awaitText("Rests on an activation");
        picture("53-imports");
        press("#imports-remove");
        awaitText("ACCTB stops receiving retail.v1.cart.> from ACCTA");
        picture("54-remove-import");
    }

    @Test
    void s0_11_aTokenForAnAccountOfOthersIsRefused() {
        var source = retail.account("ACCTA");
        var gone = retail.account("ACCTB");
        var export = retail.export(source, "cart", "retail.v1.cart.>", Visibility.PRIVATE);
        var issued = retail.services().activations().issue(source.key(), export, gone.key());
        retail.services().accounts().remove(gone.key(), dev.sluice.domain.federation.operation.OperationOptions.now());
        show("imports");
        press("#imports-token");
        write("#import-token", Objects.requireNonNull(issued.grant().token()));
        awaitText("This activation is for another account.");
    }

    @Test
    void aPublicExportIsImportedAndStaged() {
        var source = retail.account("ACCTA");
        var target = retail.account("ACCTB");
        retail.export(source, "prices", "retail.v1.prices", Visibility.PUBLIC);
        show("imports");
        press("#imports-public");
        ComboBox<?> account = node("#import-account", ComboBox.class);
        fx(() -> account.getSelectionModel().selectFirst());
        write("#import-local", "partner.prices");
        awaitText("retail.v1.prices arrives as partner.prices");
        picture("55-public-import");
        awaitText(target.name());
        press("#import-stage");
        awaitText("Staged");
        awaitText("Review and push (1)");
        picture("56-imports-staged");
    }
}
