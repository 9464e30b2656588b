package dev.sluice.domain.tokendelivery;

import java.util.BitSet;

/// The modules of a QR code, without the light margin of [#MARGIN] modules that every reader needs around it.
///
/// @param size modules a side
/// @param modules the dark ones, row by row
public record QrCode(int size, BitSet modules) {
    public static final int MARGIN = 4;

    public QrCode {
        modules = (BitSet) modules.clone();
    }

    @Override
    public BitSet modules() {
        return (BitSet) modules.clone();
    }

    /// Outside of the code, in its margin, everything is light.
    public boolean isDark(int x, int y) {
        return x >= 0 && y >= 0 && x < size && y < size && modules.get(y * size + x);
    }
}
