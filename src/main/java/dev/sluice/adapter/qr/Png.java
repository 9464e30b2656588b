package dev.sluice.adapter.qr;

import dev.sluice.domain.tokendelivery.QrCode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// A QR code as a PNG of one bit a pixel (RFC 2083). Written by hand, for it is little and the JDK's own writer
/// wakes all of AWT.
final class Png {
    private static final int PIXELS = 6;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int HEADER_LENGTH = 13;

    private Png() {}

    static byte[] of(QrCode code) {
        var side = (code.size() + 2 * QrCode.MARGIN) * PIXELS;
        // One bit a pixel, grey, no filter, not interlaced.
        var header = ByteBuffer.allocate(HEADER_LENGTH)
                .putInt(side)
                .putInt(side)
                .put(new byte[] {1, 0, 0, 0, 0})
                .array();
        var out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        chunk(out, "IHDR", header);
        chunk(out, "IDAT", deflated(pixels(code, side)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /// Rows of bits, each after a byte that says "no filter"; light is 1.
    private static byte[] pixels(QrCode code, int side) {
        var rowLength = 1 + (side + 7) / 8;
        var rows = new byte[rowLength * side];
        for (var y = 0; y < side; y++) {
            for (var x = 0; x < side; x++) {
                if (!code.isDark(x / PIXELS - QrCode.MARGIN, y / PIXELS - QrCode.MARGIN)) {
                    rows[y * rowLength + 1 + x / 8] |= (byte) (0x80 >>> (x % 8));
                }
            }
        }
        return rows;
    }

    private static byte[] deflated(byte[] data) {
        try (var deflater = new Deflater()) {
            deflater.setInput(data);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            var buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        var content = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        var sum = new CRC32();
        sum.update(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
