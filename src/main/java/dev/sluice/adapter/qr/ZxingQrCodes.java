package dev.sluice.adapter.qr;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.tokendelivery.QrCode;
import dev.sluice.domain.tokendelivery.QrCodes;
import java.util.BitSet;

/// QR codes by ZXing's encoder. The least error correction is taken on purpose: tokens are long, and fewer modules
/// are read sooner from a screen than many that could be repaired.
public final class ZxingQrCodes implements QrCodes {
    @Override
    public QrCode encode(String text) {
        try {
            var matrix = Encoder.encode(text, ErrorCorrectionLevel.L).getMatrix();
            var size = matrix.getWidth();
            var dark = new BitSet(size * size);
            for (var y = 0; y < size; y++) {
                for (var x = 0; x < size; x++) {
                    dark.set(y * size + x, matrix.get(x, y) == 1);
                }
            }
            return new QrCode(size, dark);
        } catch (WriterException e) {
            throw ProblemException.because(e, ProblemCode.TOKEN_TOO_LARGE_FOR_QR, text.length());
        }
    }

    @Override
    public byte[] png(QrCode code) {
        return Png.of(code);
    }
}
