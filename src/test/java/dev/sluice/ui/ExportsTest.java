package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.sluice.domain.model.Visibility;
import dev.sluice.ui.testing.RetailTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class ExportsTest extends RetailTest {

    @Test
    void anEmptyListSaysWhatAnExportIs() {
        show("exports");
        awaitText("Nothing is made available yet");
        picture("20-exports-empty");
        assertEquals(List.of(), nameless());
    }

    @Test
    void s0_3_s0_4_anExportIsPrivateByDefaultAndEligibleOnly() {
        retail.account("ACCTA");
        show("exports");
        press("#exports-new");
        awaitText("Any account in this operator may import");
        write("#export-subject", ">");
        awaitText("is too wide to be shared");
        write("#export-subject", "retail.v1.cart.>");
        awaitText("retail.v1.cart.created");
        write("#export-name", "CARTEVENTS-GRANT-STREAM");
        picture("21-new-export");
        assertEquals(List.of(), nameless());
        press("#export-stage");
        awaitText("Staged");
        awaitText("Review and push (1)");
        assertFalse(shows("Active"));
        select("CARTEVENTS");
        awaitText("The servers do not know it yet.");
        picture("22-export-staged");
    }

    @Test
    void whatWouldBeExportedByAccidentIsNamed() {
        retail.account("ACCTA");
        show("exports");
        press("#exports-new");
        press("#choice-service");
        write("#export-subject", "$JS.API.>");
        write("#export-name", "jetstream");
        awaitText("Answers with");
        picture("21-new-export-service");
        assertEquals(List.of(), nameless());
        press("#export-stage");
        awaitText("type it below if it is really meant");
        picture("21-new-export-by-name");
        assertEquals(List.of(), nameless());
        write("#export-meant", "$JS.API.>");
        press("#export-stage");
        awaitText("Review and push (1)");
    }

    @Test
    void s0_5_s0_6_aTokenIsIssuedForAPublicKeyAndSaved() throws IOException {
        var carts = retail.account("ACCTA");
        var shop = retail.account("ACCTB");
        retail.export(carts, "CARTEVENTS-GRANT-STREAM", "retail.v1.cart.>", Visibility.PRIVATE);
        retail.export(carts, "prices", "retail.v1.prices", Visibility.PUBLIC);
        show("exports");
        select("CARTEVENTS");
        press("#exports-issue");
        write("#token-target-text", "UDXB2GFZ");
        awaitText("is not the public key of an account");
        picture("23-token-wrong-key");
        write("#token-target-text", shop.key().text());
        press("#token-issue");
        awaitNode("#token-save");
        files.answer(root);
        picture("24-token");
        press("#token-save");
        var file = root.resolve("CARTEVENTS-GRANT-STREAM-ACCTB.tok");
        await(() -> Files.exists(file));
        assertFalse(Files.readString(file).isBlank());
        press("#token-copy");
        awaitText("Copied");
        press("#token-mail");
        awaitText("a short letter");
        assertTrue(
                onFx(() -> Clipboard.getSystemClipboard().getString()).contains("-----BEGIN NATS ACTIVATION JWT-----"));
        press("#token-qr");
        awaitText("QR code of CARTEVENTS-GRANT-STREAM for ACCTB");
        awaitNode(".qr-view");
        picture("24-token-qr");
        assertEquals(Files.readString(file).strip(), read(node(".qr-view", Region.class)));
        press("#qr-save");
        await(() -> Files.exists(root.resolve("CARTEVENTS-GRANT-STREAM-ACCTB.png")));
        keys(KeyCode.ESCAPE);
        press(".dialog-sheet .sheet-buttons .button");
        // Named as a partner, but S0-3: nothing is in use before it is taken up.
        awaitText("ACCTB");
        awaitText("Eligible");
        picture("25-exports");
    }

    /// What a reader makes of the code on the screen, light and dark.
    private String read(Region shown) {
        var image = onFx(() -> shown.snapshot(null, null));
        var picture = SwingFXUtils.fromFXImage(image, null);
        var width = picture.getWidth();
        var height = picture.getHeight();
        var source = new RGBLuminanceSource(width, height, picture.getRGB(0, 0, width, height, null, 0, width));
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)))
                    .getText();
        } catch (ReaderException e) {
            throw new AssertionError("the code cannot be read", e);
        }
    }

    @Test
    void s0_17_removingSaysWhatTheOtherSideLoses() {
        var carts = retail.account("ACCTA");
        var shop = retail.account("ACCTB");
        retail.share(carts, shop, "CARTEVENTS-GRANT-STREAM", "retail.v1.cart.>");
        show("exports");
        select("CARTEVENTS");
        press("#exports-remove");
        awaitText("ACCTB loses its connection");
        picture("26-remove-export");
        press("#export-remove");
        awaitText("Removal staged");
    }
}
