package dev.sluice.domain.interop;

import dev.sluice.domain.interop.plan.ImportNote;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.JetStreamLimits;
import dev.sluice.domain.model.ShareKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What edits by nsc lose in silence (jwt-facts.md#4.2, no. 1 to 5): found by comparing an account with what it
/// was before.
///
/// @param what the export, mapping or account that lost something
record NscDefects(ImportNote note, String what, String was) {

    /// @param before the account as we, or an older copy, have it
    static List<NscDefects> between(AccountClaims before, AccountClaims after) {
        var found = new ArrayList<NscDefects>();
        var exports = byClaim(after);
        before.exports().forEach(export -> {
            var now = exports.get(key(export));
            if (now != null) {
                compare(export, now, found);
            }
        });
        mappings(before, after, found);
        flags(before, after, found);
        return List.copyOf(found);
    }

    /// What shows without anything to compare with: limits of a JetStream that is off (4.2, 3).
    static List<NscDefects> within(AccountClaims claims) {
        var flat = claims.limits().jetStream();
        return !claims.limits().hasJetStream() && hasMinusOne(flat)
                ? List.of(new NscDefects(ImportNote.JETSTREAM_MINUS_ONE, claims.name(), ""))
                : List.of();
    }

    private static boolean hasMinusOne(JetStreamLimits flat) {
        return flat.streams() < 0
                || flat.consumers() < 0
                || flat.maxAckPending() < 0
                || flat.memoryMaxStreamBytes() < 0
                || flat.diskMaxStreamBytes() < 0;
    }

    private static void compare(ExportClaim before, ExportClaim after, List<NscDefects> found) {
        var what = before.name().isEmpty() ? before.subject() : before.name();
        var lost = new ArrayList<>(before.revocations().keySet());
        lost.removeIf(target -> isCovered(before, after, target));
        if (!lost.isEmpty()) {
            found.add(new NscDefects(ImportNote.LOST_REVOCATIONS, what, String.join(", ", lost)));
        }
        if (before.accountTokenPosition() > 0 && after.accountTokenPosition() == 0) {
            found.add(new NscDefects(ImportNote.LOST_POSITION, what, Long.toString(before.accountTokenPosition())));
        }
        if (List.of("Stream", "Chunked").contains(before.responseType())
                && !before.responseType().equals(after.responseType())) {
            found.add(new NscDefects(ImportNote.LOST_RESPONSE_TYPE, what, before.responseType()));
        }
        if (before.advertise() && !after.advertise()) {
            found.add(new NscDefects(ImportNote.LOST_ADVERTISE, what, ""));
        }
        if (before.allowTrace() && !after.allowTrace()) {
            found.add(new NscDefects(ImportNote.LOST_TRACE, what, ""));
        }
    }

    private static boolean isCovered(ExportClaim before, ExportClaim after, String target) {
        var time = before.revocations().getOrDefault(target, 0L);
        var same = after.revocations().getOrDefault(target, 0L);
        var all = after.revocations().getOrDefault(ExportClaim.ALL, 0L);
        return same >= time || all >= time;
    }

    private static void mappings(AccountClaims before, AccountClaims after, List<NscDefects> found) {
        before.mappings().forEach((subject, targets) -> {
            var now = after.mappings().getOrDefault(subject, List.of());
            var lost = targets.stream().filter(target -> !now.contains(target)).count();
            // Removing one target on purpose is no damage; nsc takes its neighbours along.
            if (lost > 1) {
                found.add(new NscDefects(ImportNote.LOST_MAPPING, subject, Long.toString(lost)));
            }
        });
    }

    private static void flags(AccountClaims before, AccountClaims after, List<NscDefects> found) {
        if (!before.limits().wildcardExports() && after.limits().wildcardExports()) {
            found.add(new NscDefects(ImportNote.LOST_WILDCARD_BAN, before.name(), ""));
        }
        if (before.limits().disallowBearer() && !after.limits().disallowBearer()) {
            found.add(new NscDefects(ImportNote.LOST_BEARER_BAN, before.name(), ""));
        }
    }

    private record Key(@Nullable ShareKind kind, String subject) {}

    private static Key key(ExportClaim export) {
        return new Key(export.type(), export.subject());
    }

    private static Map<Key, ExportClaim> byClaim(AccountClaims claims) {
        var exports = new HashMap<Key, ExportClaim>();
        claims.exports().forEach(export -> exports.put(key(export), Objects.requireNonNull(export)));
        return exports;
    }
}
