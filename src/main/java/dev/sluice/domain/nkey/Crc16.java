package dev.sluice.domain.nkey;

/// CRC-16/XMODEM, the check sum at the end of every NKey text.
final class Crc16 {
    private Crc16() {}

    static int of(byte[] data, int length) {
        int crc = 0;
        for (int i = 0; i < length; i++) {
            crc ^= (data[i] & 0xff) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
            }
            crc &= 0xffff;
        }
        return crc;
    }

    /// Writes the sum, low byte first, into the last two bytes.
    static void append(byte[] data) {
        int crc = of(data, data.length - 2);
        data[data.length - 2] = (byte) crc;
        data[data.length - 1] = (byte) (crc >>> 8);
    }

    static boolean matches(byte[] data) {
        int crc = of(data, data.length - 2);
        return data[data.length - 2] == (byte) crc && data[data.length - 1] == (byte) (crc >>> 8);
    }
}
