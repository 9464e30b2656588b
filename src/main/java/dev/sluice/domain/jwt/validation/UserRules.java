package dev.sluice.domain.jwt.validation;

import dev.sluice.domain.jwt.claims.ConnectionType;
import dev.sluice.domain.jwt.claims.Permissions;
import dev.sluice.domain.jwt.claims.TimeRange;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.claims.UserLimits;
import dev.sluice.domain.nkey.KeyKind;
import java.time.zone.ZoneRulesProvider;
import java.util.Set;
import java.util.regex.Pattern;

/// U1–U7, P1 and P2, for users, templates of scoped keys and default permissions.
public final class UserRules {
    /// As Go's time layout takes it: a one-digit hour and fractional seconds pass.
    private static final Pattern TIME = Pattern.compile("([0-9]|[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.,][0-9]+)?");

    /// Names in the IANA database that Java's zones lack, and Go's own two.
    private static final Set<String> MORE_ZONES =
            Set.of("UTC", "Local", "EST", "MST", "HST", "ROC", "Factory", "GMT+0", "GMT-0");

    /// Zones that only Java still has.
    private static final String JAVA_ONLY = "SystemV/";

    private UserRules() {}

    public static void check(UserClaims user, ValidationFindings findings) {
        checkLimits(user.limits(), findings);
        if (!user.issuerAccount().isEmpty()) {
            findings.key("U7", user.issuerAccount(), KeyKind.ACCOUNT, "issuer account");
        }
    }

    static void checkLimits(UserLimits limits, ValidationFindings findings) {
        checkPermissions(limits.permissions(), findings);
        limits.sources().stream()
                .filter(source -> !IpText.isCidr(source))
                .forEach(source -> findings.error("U1", "source \"" + source + "\" is not an address block"));
        limits.times().forEach(time -> checkTime(time, findings));
        var zone = limits.timesLocation();
        if (!zone.isEmpty() && !isZone(zone)) {
            findings.error("U6", "time zone \"" + zone + "\" is not known");
        }
        limits.connectionTypes().stream()
                .filter(type -> !ConnectionType.isKnown(type))
                .forEach(type ->
                        findings.ownWarning("connection-type", "connection type \"" + type + "\" is not known"));
    }

    private static boolean isZone(String name) {
        boolean java = ZoneRulesProvider.getAvailableZoneIds().contains(name) && !name.startsWith(JAVA_ONLY);
        return java || MORE_ZONES.contains(name);
    }

    private static void checkTime(TimeRange time, ValidationFindings findings) {
        if (time.start().isEmpty()) {
            findings.error("U2", "a time range has no start");
        } else if (!TIME.matcher(time.start()).matches()) {
            findings.error("U3", "start \"" + time.start() + "\" of a time range is not hh:mm:ss");
        }
        if (time.end().isEmpty()) {
            findings.error("U4", "a time range has no end");
        } else if (!TIME.matcher(time.end()).matches()) {
            findings.error("U5", "end \"" + time.end() + "\" of a time range is not hh:mm:ss");
        }
    }

    static void checkPermissions(Permissions permissions, ValidationFindings findings) {
        permissions.subscribe().allow().forEach(entry -> checkEntry(entry, "subscribe permission", findings));
        permissions.subscribe().deny().forEach(entry -> checkEntry(entry, "subscribe permission", findings));
        permissions.publish().allow().forEach(entry -> checkPublish(entry, findings));
        permissions.publish().deny().forEach(entry -> checkPublish(entry, findings));
    }

    private static void checkPublish(String entry, ValidationFindings findings) {
        checkEntry(entry, "publish permission", findings);
        if (entry.split(" ", -1).length == 2) {
            findings.error("P2", "publish permission \"" + entry + "\" names a queue");
        }
    }

    private static void checkEntry(String entry, String what, ValidationFindings findings) {
        var parts = entry.split(" ", -1);
        if (parts.length > 2) {
            findings.error("P1", what + " \"" + entry + "\" has more than two parts");
            return;
        }
        for (var part : parts) {
            SubjectRules.check(part, what, findings);
        }
    }
}
