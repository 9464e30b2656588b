package dev.sluice.domain.account;

import dev.sluice.domain.federation.claims.SubjectPermissions;
import dev.sluice.domain.jwt.claims.Permissions;
import dev.sluice.domain.jwt.claims.ResponsePermission;
import dev.sluice.domain.jwt.claims.TimeRange;
import dev.sluice.domain.jwt.claims.UserLimits;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is to be said of a user, or by the template of a role: what it may do, from where and when, and how much
/// of it. What is null stays as it is; an empty list takes a restriction away.
///
/// @param sources blocks of addresses that it may come from, such as `10.0.0.0/8`
/// @param hours when it may be connected
/// @param connectionTypes words of the claims, such as `WEBSOCKET`
/// @param subscriptions how many at most; [dev.sluice.domain.model.Limits#NO_LIMIT] for no limit, as in those
/// after it
/// @param bearer whether its JWT alone lets it in
/// @param proxyRequired whether it must come through a proxy that the server trusts
public record UserPatch(
        @Nullable SubjectRules rules,
        @Nullable Responses responses,
        @Nullable List<String> sources,
        @Nullable Hours hours,
        @Nullable List<String> connectionTypes,
        @Nullable Long subscriptions,
        @Nullable Long data,
        @Nullable Long payload,
        @Nullable Boolean bearer,
        @Nullable Boolean proxyRequired) {
    public static final UserPatch NONE = new UserPatch(null, null, null, null, null, null, null, null, null, null);

    /// Of servers whose operator says no other, so that a time means the same on each of them.
    private static final String COMMON_ZONE = "UTC";

    public UserPatch {
        sources = sources == null ? null : List.copyOf(sources);
        connectionTypes = connectionTypes == null ? null : List.copyOf(connectionTypes);
    }

    /// Whether it may answer requests.
    ///
    /// @param granted null for not
    public record Responses(@Nullable ResponsePermission granted) {}

    /// @param ranges empty for at any time
    /// @param zone null for the one that stands there
    public record Hours(List<TimeRange> ranges, @Nullable String zone) {
        public Hours {
            ranges = List.copyOf(ranges);
        }
    }

    public static UserPatch of(SubjectRules rules) {
        return new UserPatch(rules, null, null, null, null, null, null, null, null, null);
    }

    public UserPatch with(SubjectRules other) {
        return new UserPatch(
                other, responses, sources, hours, connectionTypes, subscriptions, data, payload, bearer, proxyRequired);
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    UserLimits appliedTo(UserLimits limits) {
        var builder = limits.copy()
                .permissions(permissions(limits.permissions()))
                .sources(or(sources, limits.sources()))
                .connectionTypes(or(connectionTypes, limits.connectionTypes()))
                .subscriptions(or(subscriptions, limits.subscriptions()))
                .data(or(data, limits.data()))
                .payload(or(payload, limits.payload()));
        if (bearer != null) {
            var _ = bearer ? builder.allowBearerToken() : builder.forbidBearerToken();
        }
        if (proxyRequired != null) {
            var _ = proxyRequired ? builder.requireProxy() : builder.waiveProxy();
        }
        if (hours != null) {
            builder.times(hours.ranges()).timesLocation(zone(hours, limits.timesLocation()));
        }
        return builder.build();
    }

    private Permissions permissions(Permissions present) {
        var ruled = rules == null ? present : SubjectPermissions.of(present, rules);
        return responses == null
                ? ruled
                : new Permissions(ruled.publish(), ruled.subscribe(), responses.granted(), ruled.unknown());
    }

    /// Without a zone each server would take the hours for those of the machine that it runs on.
    private static String zone(Hours hours, String present) {
        if (hours.ranges().isEmpty()) {
            return "";
        }
        var zone = hours.zone() == null ? present : hours.zone();
        return zone.isEmpty() ? COMMON_ZONE : zone;
    }

    private static <T> T or(@Nullable T value, T present) {
        return Objects.requireNonNullElse(value, present);
    }
}
