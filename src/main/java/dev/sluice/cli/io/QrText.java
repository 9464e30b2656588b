package dev.sluice.cli.io;

import dev.sluice.domain.tokendelivery.QrCode;
import java.util.ArrayList;
import java.util.List;

/// A QR code in block characters, two modules above each other in one. Light is drawn and dark is left out, for a
/// terminal that is dark.
public record QrText(QrCode code) {
    private static final char BOTH = '█';
    private static final char UPPER = '▀';
    private static final char LOWER = '▄';

    public List<String> lines() {
        var lines = new ArrayList<String>();
        for (var y = -QrCode.MARGIN; y < code.size() + QrCode.MARGIN; y += 2) {
            var line = new StringBuilder(columns());
            for (var x = -QrCode.MARGIN; x < code.size() + QrCode.MARGIN; x++) {
                line.append(block(!code.isDark(x, y), !code.isDark(x, y + 1)));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    public int columns() {
        return code.size() + 2 * QrCode.MARGIN;
    }

    private static char block(boolean upperLight, boolean lowerLight) {
        if (upperLight) {
            return lowerLight ? BOTH : UPPER;
        }
        return lowerLight ? LOWER : ' ';
    }
}
