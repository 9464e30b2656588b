package dev.sluice.adapter.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.tokendelivery.QrCode;
import dev.sluice.testing.TestOperator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ZxingQrCodesTest {
    private final ZxingQrCodes codes = new ZxingQrCodes();

    @Test
    @DisplayName("S0-6 a real activation token comes back whole from the picture of its QR code")
    void s0_6_thePictureReadsAsTheToken() throws IOException, ReaderException {
        var operator = new TestOperator();
        var token = operator.activation(
                TestOperator.seed(KeyKind.ACCOUNT),
                TestOperator.seed(KeyKind.ACCOUNT).publicKey(),
                "retail.v1.cart.>",
                ShareKind.STREAM);
        assertEquals(token, read(codes.png(codes.encode(token))));
    }

    @Test
    void theMarginIsLight() {
        var code = codes.encode("x");
        assertTrue(code.isDark(0, 0), "the corner of the finder pattern");
        assertFalse(code.isDark(-1, 0));
        assertFalse(code.isDark(code.size(), 0));
        assertFalse(code.isDark(0, -QrCode.MARGIN));
    }

    @Test
    void theLargestTokenFitsAndOneMoreCharacterIsRefusedWithTheWayOut() throws IOException, ReaderException {
        var largest = "a".repeat(2953);
        assertEquals(largest, read(codes.png(codes.encode(largest))));
        var problem = assertThrows(ProblemException.class, () -> codes.encode(largest + "a"));
        assertEquals(ProblemCode.TOKEN_TOO_LARGE_FOR_QR, problem.code());
        assertTrue(problem.problem().text().remedy().contains("--out"), problem.getMessage());
    }

    private static String read(byte[] png) throws IOException, ReaderException {
        var image = ImageIO.read(new ByteArrayInputStream(png));
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
