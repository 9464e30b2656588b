package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.domain.jwt.claims.Permission;
import dev.sluice.domain.jwt.claims.ResponsePermission;
import dev.sluice.domain.jwt.claims.UserLimits;
import dev.sluice.domain.model.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What limits a user, or the users of a role. Lines begin with the option that sets what they tell.
final class LimitText {
    private LimitText() {}

    static void put(ObjectNode node, UserLimits limits) {
        var permissions = limits.permissions();
        node.set("publish", rules(permissions.publish()));
        node.set("subscribe", rules(permissions.subscribe()));
        var response = permissions.response();
        if (response == null) {
            node.putNull("responses");
        } else {
            node.putObject("responses")
                    .put("messages", limit(response.max()))
                    .put("seconds", response.ttlNanos() < 0 ? null : seconds(response));
        }
        limits.sources().forEach(node.putArray("sourceNetworks")::add);
        var times = node.putArray("timeRanges");
        limits.times()
                .forEach(range -> times.addObject().put("from", range.start()).put("to", range.end()));
        node.put("timeZone", limits.timesLocation().isEmpty() ? null : limits.timesLocation());
        limits.connectionTypes().forEach(node.putArray("connectionTypes")::add);
        node.putObject("limits")
                .put("subscriptions", limit(limits.subscriptions()))
                .put("payload", limit(limits.payload()))
                .put("data", limit(limits.data()));
        node.put("bearer", limits.bearerToken()).put("proxyRequired", limits.proxyRequired());
    }

    static List<String> lines(UserLimits limits) {
        var lines = new ArrayList<String>();
        var permissions = limits.permissions();
        of("allow-publish", permissions.publish().allow()).ifPresent(lines::add);
        of("deny-publish", permissions.publish().deny()).ifPresent(lines::add);
        of("allow-subscribe", permissions.subscribe().allow()).ifPresent(lines::add);
        of("deny-subscribe", permissions.subscribe().deny()).ifPresent(lines::add);
        var response = permissions.response();
        if (response != null) {
            var most = response.max() < 0 ? CliMessages.of("account.unlimited") : Long.toString(response.max());
            of("allow-responses", List.of(most)).ifPresent(lines::add);
        }
        of("source-network", limits.sources()).ifPresent(lines::add);
        var ranges = limits.times().stream()
                .map(range -> range.start() + "-" + range.end())
                .toList();
        of("time-range", ranges).ifPresent(lines::add);
        if (!limits.timesLocation().isEmpty()) {
            of("time-zone", List.of(limits.timesLocation())).ifPresent(lines::add);
        }
        of("connection-type", limits.connectionTypes()).ifPresent(lines::add);
        number("subscriptions", limits.subscriptions()).ifPresent(lines::add);
        number("payload", limits.payload()).ifPresent(lines::add);
        number("data", limits.data()).ifPresent(lines::add);
        if (limits.bearerToken()) {
            lines.add(CliMessages.of("user.show.bearer"));
        }
        if (limits.proxyRequired()) {
            lines.add(CliMessages.of("user.show.proxy"));
        }
        return lines;
    }

    /// Nothing where nothing is said.
    static Optional<String> of(String option, List<String> values) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(CliMessages.of("user.show.rule", option, String.join(", ", values)));
    }

    private static Optional<String> number(String option, long value) {
        return value == Limits.NO_LIMIT ? Optional.empty() : of(option, List.of(Long.toString(value)));
    }

    private static ObjectNode rules(Permission permission) {
        var node = JsonDocuments.plain();
        permission.allow().forEach(node.putArray("allow")::add);
        permission.deny().forEach(node.putArray("deny")::add);
        return node;
    }

    private static @Nullable Long limit(long value) {
        return value < 0 ? null : value;
    }

    private static long seconds(ResponsePermission response) {
        return Duration.ofNanos(response.ttlNanos()).toSeconds();
    }
}
