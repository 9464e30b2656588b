package dev.sluice.domain.federation.preflight;

import dev.sluice.domain.federation.claims.LimitValues;
import dev.sluice.domain.federation.operation.LimitUsage;
import dev.sluice.domain.jwt.claims.JetStreamLimits;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.port.AccountUsage.JetStream;
import dev.sluice.domain.port.AccountUsage.StoredStream;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// What streams use of JetStream's limits: of all, or of those with so many replicas. Of the latter servers count
/// each byte once, whatever its replicas (nats-server-facts.md#1.6).
record StreamUsage(List<StoredStream> streams) {
    static StreamUsage of(JetStream usage) {
        return new StreamUsage(usage.stored());
    }

    /// @param replicas `R1` to `R5`
    static StreamUsage of(String replicas, JetStream usage) {
        return new StreamUsage(usage.stored().stream()
                .filter(stream -> replicas.equals("R" + stream.replicas()))
                .toList());
    }

    List<LimitUsage> beside(JetStreamLimits limits) {
        return Stream.of(AccountLimit.values())
                .filter(AccountLimit::isOfJetStream)
                .map(limit -> new LimitUsage(limit, LimitValues.of(limits, limit), used(limit)))
                .toList();
    }

    /// Of what is limited for each stream or consumer, the most that one of them has.
    long used(AccountLimit limit) {
        return switch (limit) {
            case JETSTREAM_MEMORY -> sum(stream -> stream.isInMemory() ? stream.bytes() : 0);
            case JETSTREAM_DISK -> sum(stream -> stream.isInMemory() ? 0 : stream.bytes());
            case STREAMS -> streams.size();
            case CONSUMERS -> sum(StoredStream::consumers);
            case ACK_PENDING -> most(StoredStream::pending);
            case MEMORY_STREAM_SIZE -> most(stream -> stream.isInMemory() ? stream.size() : 0);
            case DISK_STREAM_SIZE -> most(stream -> stream.isInMemory() ? 0 : stream.size());
            default -> throw new IllegalArgumentException(limit.word());
        };
    }

    private long sum(ToLongFunction<StoredStream> number) {
        return streams.stream().mapToLong(number).sum();
    }

    private long most(ToLongFunction<StoredStream> number) {
        return streams.stream().mapToLong(number).max().orElse(0);
    }
}
