package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.json.UnknownFields;

/// The eight JetStream limits of an account or of one of its tiers. Storage in bytes: 0 is off, -1 is no limit.
/// The last three numbers: 0 or less is no limit.
public record JetStreamLimits(
        long memoryStorage,
        long diskStorage,
        long streams,
        long consumers,
        long maxAckPending,
        long memoryMaxStreamBytes,
        long diskMaxStreamBytes,
        boolean maxBytesRequired,
        UnknownFields unknown) {

    /// JetStream is off: the default of a new account.
    public static final JetStreamLimits OFF = new JetStreamLimits(0, 0, 0, 0, 0, 0, 0, false);

    /// No limit on anything.
    public static final JetStreamLimits UNLIMITED = new JetStreamLimits(-1, -1, -1, -1, 0, 0, 0, false);

    public JetStreamLimits(
            long memoryStorage,
            long diskStorage,
            long streams,
            long consumers,
            long maxAckPending,
            long memoryMaxStreamBytes,
            long diskMaxStreamBytes,
            boolean maxBytesRequired) {
        this(
                memoryStorage,
                diskStorage,
                streams,
                consumers,
                maxAckPending,
                memoryMaxStreamBytes,
                diskMaxStreamBytes,
                maxBytesRequired,
                UnknownFields.NONE);
    }

    /// The four limits people set; the others without limit.
    public static JetStreamLimits of(long memoryStorage, long diskStorage, long streams, long consumers) {
        return new JetStreamLimits(memoryStorage, diskStorage, streams, consumers, 0, 0, 0, false);
    }

    /// Whether any storage may be used.
    public boolean isOn() {
        return memoryStorage != 0 || diskStorage != 0;
    }
}
