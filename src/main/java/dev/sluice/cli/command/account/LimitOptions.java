package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.More;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Limits as they are typed, of an account or a tier: numbers, sizes, `unlimited`, yes or no.
public final class LimitOptions {
    @Option(names = "--connections", paramLabel = "N", descriptionKey = "connections")
    private @Nullable String connections;

    @Option(names = "--leaf-nodes", paramLabel = "N", descriptionKey = "leaf-nodes")
    private @Nullable String leafNodes;

    @Option(names = "--subscriptions", paramLabel = "N", descriptionKey = "subscriptions")
    private @Nullable String subscriptions;

    @Option(names = "--payload", paramLabel = "SIZE", descriptionKey = "payload")
    private @Nullable String payload;

    @Option(names = "--data", paramLabel = "SIZE", descriptionKey = "data")
    private @Nullable String data;

    @Option(names = "--imports", paramLabel = "N", descriptionKey = "imports")
    private @Nullable String imports;

    @Option(names = "--exports", paramLabel = "N", descriptionKey = "exports")
    private @Nullable String exports;

    @Option(names = "--jetstream-memory", paramLabel = "SIZE", descriptionKey = "jetstream-memory")
    private @Nullable String jetstreamMemory;

    @Option(names = "--jetstream-disk", paramLabel = "SIZE", descriptionKey = "jetstream-disk")
    private @Nullable String jetstreamDisk;

    @Option(names = "--streams", paramLabel = "N", descriptionKey = "streams")
    private @Nullable String streams;

    @Option(names = "--consumers", paramLabel = "N", descriptionKey = "consumers")
    private @Nullable String consumers;

    @Option(names = "--ack-pending", paramLabel = "N", descriptionKey = "ack-pending")
    private @Nullable String ackPending;

    @Option(names = "--memory-stream-size", paramLabel = "SIZE", descriptionKey = "memory-stream-size")
    private @Nullable String memoryStreamSize;

    @Option(names = "--disk-stream-size", paramLabel = "SIZE", descriptionKey = "disk-stream-size")
    private @Nullable String diskStreamSize;

    @Option(names = "--replicas", paramLabel = "R1|R3", descriptionKey = "replicas")
    private @Nullable String replicas;

    @Option(
            names = "--wildcard-exports",
            arity = "1",
            paramLabel = "yes|no",
            descriptionKey = "wildcard-exports",
            converter = YesOrNo.class)
    private @Nullable Boolean wildcardExports;

    @Option(
            names = "--bearer",
            arity = "1",
            paramLabel = "yes|no",
            descriptionKey = "bearer",
            converter = YesOrNo.class)
    private @Nullable Boolean bearerTokens;

    @Option(
            names = "--max-bytes-required",
            arity = "1",
            paramLabel = "yes|no",
            descriptionKey = "max-bytes-required",
            converter = YesOrNo.class)
    private @Nullable Boolean maxBytesRequired;

    /// @throws picocli.CommandLine.ParameterException for what is no number or size; for replicas other than `R1`
    /// to `R5`, and without limits of JetStream
    AccountPatch.Builder patch(CommandContext context) {
        return AccountPatch.builder()
                .limits(numbers(context))
                .tier(tier(context))
                .wildcardExports(wildcardExports)
                .bearerTokens(bearerTokens)
                .more(maxBytesRequired == null ? null : new More(maxBytesRequired, null, null, null, null, null));
    }

    /// By their words.
    private Map<String, Long> numbers(CommandContext context) {
        var numbers = new LinkedHashMap<String, Long>();
        typed().forEach((limit, text) -> numbers.put(limit.word(), number(context, limit, text)));
        return numbers;
    }

    private @Nullable String tier(CommandContext context) {
        if (replicas == null) {
            return null;
        }
        if (maxBytesRequired == null && typed().keySet().stream().noneMatch(AccountLimit::isOfJetStream)) {
            throw context.usage(CliMessages.of("account.replicas.alone"));
        }
        if (!replicas.matches("R[1-5]")) {
            throw context.usage(CliMessages.of("account.replicas", replicas));
        }
        return replicas;
    }

    private Map<AccountLimit, String> typed() {
        var typed = new LinkedHashMap<AccountLimit, String>();
        put(typed, AccountLimit.CONNECTIONS, connections);
        put(typed, AccountLimit.LEAF_NODES, leafNodes);
        put(typed, AccountLimit.SUBSCRIPTIONS, subscriptions);
        put(typed, AccountLimit.PAYLOAD, payload);
        put(typed, AccountLimit.DATA, data);
        put(typed, AccountLimit.IMPORTS, imports);
        put(typed, AccountLimit.EXPORTS, exports);
        put(typed, AccountLimit.JETSTREAM_MEMORY, jetstreamMemory);
        put(typed, AccountLimit.JETSTREAM_DISK, jetstreamDisk);
        put(typed, AccountLimit.STREAMS, streams);
        put(typed, AccountLimit.CONSUMERS, consumers);
        put(typed, AccountLimit.ACK_PENDING, ackPending);
        put(typed, AccountLimit.MEMORY_STREAM_SIZE, memoryStreamSize);
        put(typed, AccountLimit.DISK_STREAM_SIZE, diskStreamSize);
        return typed;
    }

    private static void put(Map<AccountLimit, String> typed, AccountLimit limit, @Nullable String text) {
        if (text != null) {
            typed.put(limit, text);
        }
    }

    private static long number(CommandContext context, AccountLimit limit, String text) {
        return limit.unit() == AccountLimit.Unit.BYTES
                ? LimitArgument.bytes(context, text)
                : LimitArgument.count(context, text);
    }
}
