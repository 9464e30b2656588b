package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.domain.account.UserPatch;
import dev.sluice.domain.jwt.claims.ConnectionType;
import dev.sluice.domain.jwt.claims.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What is said of a user, or of all users of a role, alike for `add` and `edit`. What is not named stays.
public final class UserOptions {
    /// Takes a restriction away.
    private static final String ANY = "any";

    private static final Pattern RANGE =
            Pattern.compile("([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)-([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)");
    private static final int WITHOUT_SECONDS = 2;

    @Mixin
    private RuleOptions rules = new RuleOptions();

    @Option(names = "--source-network", paramLabel = "CIDR|any", split = ",", descriptionKey = "source-network")
    private @Nullable List<String> sources;

    @Option(names = "--time-range", paramLabel = "FROM-TO|any", split = ",", descriptionKey = "time-range")
    private @Nullable List<String> times;

    @Option(names = "--time-zone", paramLabel = "ZONE", descriptionKey = "time-zone")
    private @Nullable String zone;

    @Option(names = "--connection-type", paramLabel = "TYPE|any", split = ",", descriptionKey = "connection-type")
    private @Nullable List<String> connectionTypes;

    @Option(names = "--subscriptions", paramLabel = "N", descriptionKey = "user-subscriptions")
    private @Nullable String subscriptions;

    @Option(names = "--payload", paramLabel = "SIZE", descriptionKey = "payload")
    private @Nullable String payload;

    @Option(names = "--data", paramLabel = "SIZE", descriptionKey = "data")
    private @Nullable String data;

    @Option(names = "--bearer", negatable = true, descriptionKey = "user-bearer")
    private @Nullable Boolean bearer;

    @Option(names = "--proxy-required", negatable = true, descriptionKey = "proxy-required")
    private @Nullable Boolean proxyRequired;

    /// @param isFreed whether present permissions go, but for those that are named
    /// @throws picocli.CommandLine.ParameterException for what is no number, size, span or time
    UserPatch patch(CommandContext context, boolean isFreed) {
        var responses = rules.responses(context);
        // Whoever may answer and is allowed nothing else publishes nothing else (jwt-facts.md#1.6).
        var answers = responses == null && isFreed ? new UserPatch.Responses(null) : responses;
        return new UserPatch(
                rules.hasRules() || isFreed ? rules.rules() : null,
                answers,
                listed(sources),
                hours(context),
                types(context),
                subscriptions == null ? null : LimitArgument.count(context, subscriptions),
                data == null ? null : LimitArgument.bytes(context, data),
                payload == null ? null : LimitArgument.bytes(context, payload),
                bearer,
                proxyRequired);
    }

    private static @Nullable List<String> listed(@Nullable List<String> typed) {
        return typed == null || typed.stream().noneMatch(ANY::equalsIgnoreCase) ? typed : List.of();
    }

    private UserPatch.@Nullable Hours hours(CommandContext context) {
        if (times == null) {
            if (zone != null) {
                throw context.usage(CliMessages.of("user.zoneAlone"));
            }
            return null;
        }
        var ranges = new ArrayList<TimeRange>();
        for (var text : times) {
            if (!text.equalsIgnoreCase(ANY)) {
                var match = RANGE.matcher(text.strip());
                if (!match.matches()) {
                    throw context.usage(CliMessages.of("user.timeRange", text));
                }
                ranges.add(new TimeRange(withSeconds(match.group(1)), withSeconds(match.group(2))));
            }
        }
        return new UserPatch.Hours(ranges, zone);
    }

    private static String withSeconds(String time) {
        return time.split(":", -1).length == WITHOUT_SECONDS ? time + ":00" : time;
    }

    private @Nullable List<String> types(CommandContext context) {
        var typed = listed(connectionTypes);
        if (typed == null) {
            return null;
        }
        var words = typed.stream()
                .map(word -> word.strip().toUpperCase(Locale.ROOT).replace('-', '_'))
                .toList();
        words.stream().filter(word -> !ConnectionType.isKnown(word)).findFirst().ifPresent(word -> {
            throw context.usage(CliMessages.of("user.connectionType", word, List.of(ConnectionType.values())));
        });
        return words;
    }
}
