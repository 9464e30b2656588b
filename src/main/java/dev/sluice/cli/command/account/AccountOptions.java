package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.domain.config.ByteSize;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What `sluice account edit` may change. Limits are numbers, or `unlimited`.
public final class AccountOptions {
    private static final String UNLIMITED = "unlimited";
    private static final int MOST_DIGITS = 18;

    private final Map<AccountLimit, String> limits = new LinkedHashMap<>();

    @Option(names = "--replicas", paramLabel = "R1|R3", descriptionKey = "replicas")
    private @Nullable String tier;

    @Option(names = "--description", paramLabel = "TEXT", descriptionKey = "description")
    private @Nullable String description;

    @Option(names = "--info-url", paramLabel = "URL", descriptionKey = "info-url")
    private @Nullable String infoUrl;

    @Option(names = "--tag", paramLabel = "T", descriptionKey = "tag")
    private List<String> tags = new ArrayList<>();

    @Option(names = "--remove-tag", paramLabel = "T", descriptionKey = "remove-tag")
    private List<String> removedTags = new ArrayList<>();

    @Option(names = "--expires", paramLabel = "SPAN|never", descriptionKey = "expires")
    private @Nullable String expires;

    @Option(
            names = "--wildcard-exports",
            paramLabel = "yes|no",
            descriptionKey = "wildcard-exports",
            converter = YesOrNo.class)
    private @Nullable Boolean wildcardExports;

    @Option(names = "--bearer", paramLabel = "yes|no", descriptionKey = "bearer", converter = YesOrNo.class)
    private @Nullable Boolean bearerTokens;

    @Option(names = "--default-allow-publish", paramLabel = "S", descriptionKey = "default-allow-publish")
    private @Nullable List<String> allowPublish;

    @Option(names = "--default-deny-publish", paramLabel = "S", descriptionKey = "default-deny-publish")
    private @Nullable List<String> denyPublish;

    @Option(names = "--default-allow-subscribe", paramLabel = "S", descriptionKey = "default-allow-subscribe")
    private @Nullable List<String> allowSubscribe;

    @Option(names = "--default-deny-subscribe", paramLabel = "S", descriptionKey = "default-deny-subscribe")
    private @Nullable List<String> denySubscribe;

    @Option(names = "--no-default-permissions", descriptionKey = "no-default-permissions")
    private boolean noDefaults;

    @Option(names = "--connections", paramLabel = "N", descriptionKey = "connections")
    void connections(String text) {
        limits.put(AccountLimit.CONNECTIONS, text);
    }

    @Option(names = "--leaf-nodes", paramLabel = "N", descriptionKey = "leaf-nodes")
    void leafNodes(String text) {
        limits.put(AccountLimit.LEAF_NODES, text);
    }

    @Option(names = "--subscriptions", paramLabel = "N", descriptionKey = "subscriptions")
    void subscriptions(String text) {
        limits.put(AccountLimit.SUBSCRIPTIONS, text);
    }

    @Option(names = "--payload", paramLabel = "SIZE", descriptionKey = "payload")
    void payload(String text) {
        limits.put(AccountLimit.PAYLOAD, text);
    }

    @Option(names = "--data", paramLabel = "SIZE", descriptionKey = "data")
    void data(String text) {
        limits.put(AccountLimit.DATA, text);
    }

    @Option(names = "--imports", paramLabel = "N", descriptionKey = "imports")
    void imports(String text) {
        limits.put(AccountLimit.IMPORTS, text);
    }

    @Option(names = "--exports", paramLabel = "N", descriptionKey = "exports")
    void exports(String text) {
        limits.put(AccountLimit.EXPORTS, text);
    }

    @Option(names = "--jetstream-memory", paramLabel = "SIZE", descriptionKey = "jetstream-memory")
    void memory(String text) {
        limits.put(AccountLimit.JETSTREAM_MEMORY, text);
    }

    @Option(names = "--jetstream-disk", paramLabel = "SIZE", descriptionKey = "jetstream-disk")
    void disk(String text) {
        limits.put(AccountLimit.JETSTREAM_DISK, text);
    }

    @Option(names = "--streams", paramLabel = "N", descriptionKey = "streams")
    void streams(String text) {
        limits.put(AccountLimit.STREAMS, text);
    }

    @Option(names = "--consumers", paramLabel = "N", descriptionKey = "consumers")
    void consumers(String text) {
        limits.put(AccountLimit.CONSUMERS, text);
    }

    @Option(names = "--ack-pending", paramLabel = "N", descriptionKey = "ack-pending")
    void ackPending(String text) {
        limits.put(AccountLimit.ACK_PENDING, text);
    }

    @Option(names = "--memory-stream-size", paramLabel = "SIZE", descriptionKey = "memory-stream-size")
    void memoryStreamSize(String text) {
        limits.put(AccountLimit.MEMORY_STREAM_SIZE, text);
    }

    @Option(names = "--disk-stream-size", paramLabel = "SIZE", descriptionKey = "disk-stream-size")
    void diskStreamSize(String text) {
        limits.put(AccountLimit.DISK_STREAM_SIZE, text);
    }

    /// @throws picocli.CommandLine.ParameterException for what is no number, size or span
    AccountPatch patch(CommandContext context) {
        var numbers = new LinkedHashMap<String, Long>();
        limits.forEach((limit, text) -> numbers.put(limit.word(), number(context, limit, text)));
        return new AccountPatch(
                null,
                numbers,
                replicas(context),
                description,
                infoUrl,
                tags,
                removedTags,
                ends(context),
                wildcardExports,
                bearerTokens,
                defaults(),
                List.of(),
                null);
    }

    private @Nullable String replicas(CommandContext context) {
        if (tier == null) {
            return null;
        }
        if (limits.keySet().stream().noneMatch(AccountLimit::isOfJetStream)) {
            throw context.usage(CliMessages.of("account.replicas.alone"));
        }
        if (!tier.matches("R[1-5]")) {
            throw context.usage(CliMessages.of("account.replicas", tier));
        }
        return tier;
    }

    private @Nullable Long ends(CommandContext context) {
        return expires == null ? null : ExpiryArgument.parse(context, expires).epochSeconds(context.clock());
    }

    private @Nullable SubjectRules defaults() {
        if (noDefaults) {
            return new SubjectRules(List.of(), List.of(), List.of(), List.of());
        }
        return allowPublish == null && denyPublish == null && allowSubscribe == null && denySubscribe == null
                ? null
                : new SubjectRules(or(allowPublish), or(denyPublish), or(allowSubscribe), or(denySubscribe));
    }

    private static List<String> or(@Nullable List<String> subjects) {
        return subjects == null ? List.of() : subjects;
    }

    private static long number(CommandContext context, AccountLimit limit, String text) {
        if (text.equalsIgnoreCase(UNLIMITED) || text.equals(Long.toString(Limits.NO_LIMIT))) {
            return Limits.NO_LIMIT;
        }
        if (limit.unit() == AccountLimit.Unit.BYTES) {
            return ByteSize.parse(text)
                    .orElseThrow(() -> context.usage(CliMessages.of("value.size", text)))
                    .bytes();
        }
        if (text.isEmpty() || text.length() > MOST_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw context.usage(CliMessages.of("value.limit", text));
        }
        return Long.parseLong(text);
    }
}
