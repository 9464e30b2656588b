package dev.sluice.domain.model;

import java.util.Arrays;
import java.util.Optional;

/// What can be limited in an account, by the words of the command line. -1 is no limit, 0 is none at all.
public enum AccountLimit {
    CONNECTIONS("connections"),
    LEAF_NODES("leaf-nodes"),
    /// Of one connection: servers count the subscriptions of each by itself.
    SUBSCRIPTIONS("subscriptions"),
    /// Bytes of one message.
    PAYLOAD("payload", Unit.BYTES),
    /// Bytes; stands in the JWT, and no server looks at it.
    DATA("data", Unit.BYTES),
    IMPORTS("imports"),
    EXPORTS("exports"),
    JETSTREAM_MEMORY("jetstream-memory", Unit.BYTES),
    JETSTREAM_DISK("jetstream-disk", Unit.BYTES),
    STREAMS("streams"),
    CONSUMERS("consumers"),
    /// 0 is no limit here and of the next two.
    ACK_PENDING("ack-pending"),
    MEMORY_STREAM_SIZE("memory-stream-size", Unit.BYTES),
    DISK_STREAM_SIZE("disk-stream-size", Unit.BYTES);

    private final String word;
    private final Unit unit;

    AccountLimit(String word) {
        this(word, Unit.NUMBER);
    }

    AccountLimit(String word, Unit unit) {
        this.word = word;
        this.unit = unit;
    }

    /// What its number counts.
    public enum Unit {
        NUMBER,
        BYTES
    }

    /// As options and documents have it: `leaf-nodes`.
    public String word() {
        return word;
    }

    public Unit unit() {
        return unit;
    }

    /// Whether it belongs to JetStream, of which there may be a set for each number of replicas.
    public boolean isOfJetStream() {
        return compareTo(JETSTREAM_MEMORY) >= 0;
    }

    public static Optional<AccountLimit> of(String word) {
        return Arrays.stream(values()).filter(limit -> limit.word.equals(word)).findFirst();
    }
}
