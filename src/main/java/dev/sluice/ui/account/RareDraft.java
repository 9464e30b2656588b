package dev.sluice.ui.account;

import dev.sluice.domain.account.AccountProfile;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.Callout;
import dev.sluice.domain.model.record.AccountPatch.More;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.text.Messages;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is changed rarely, as it is typed.
///
/// @param replicas whose streams `maxBytesRequired` is about; null for all streams
/// @param sampling in per cent; empty for all messages
/// @param starts a day or a moment in UTC; empty for at once
/// @param users one a line, by name or key; none for no callout
/// @param accounts likewise, or `*`
record RareDraft(
        Allowed allowed,
        @Nullable String replicas,
        String destination,
        String sampling,
        String clusterTraffic,
        String starts,
        String users,
        String accounts,
        String xkey,
        KnownParties known)
        implements AccountDraft {
    static final String DESTINATION = "trace";
    static final String SAMPLING = "sampling";
    static final String STARTS = "starts";
    static final String USERS = "callout-users";
    static final String ACCOUNTS = "callout-accounts";
    static final String XKEY = "callout-xkey";
    private static final Messages TEXTS = Messages.of("account");
    private static final int HUNDRED = 100;

    /// What is allowed or required.
    record Allowed(boolean wildcardExports, boolean bearerTokens, boolean maxBytesRequired) {}

    /// As it is.
    static RareDraft of(AccountProfile profile, @Nullable String replicas, KnownParties known) {
        var rarely = profile.rarely();
        var sampling = Objects.requireNonNullElse(rarely.traceSampling(), 0);
        var starts = Objects.requireNonNullElse(rarely.starts(), 0L);
        var callout = Objects.requireNonNullElseGet(rarely.callout(), () -> new Callout(List.of(), List.of(), ""));
        return new RareDraft(
                new Allowed(profile.wildcardExports(), profile.bearerTokens(), isRequired(profile, replicas)),
                replicas,
                Objects.requireNonNullElse(rarely.traceDestination(), ""),
                sampling == 0 ? "" : String.valueOf(sampling),
                Objects.requireNonNullElse(rarely.clusterTraffic(), ""),
                starts == 0 ? "" : Instant.ofEpochSecond(starts).toString(),
                known.names(callout.users()),
                known.names(callout.accounts()),
                callout.xkey(),
                known);
    }

    private static boolean isRequired(AccountProfile profile, @Nullable String replicas) {
        return replicas == null
                ? Boolean.TRUE.equals(profile.rarely().maxBytesRequired())
                : profile.maxBytesRequired().contains(replicas);
    }

    @Override
    public Typed against(AccountProfile planned) {
        var present = of(planned, replicas, known);
        var faults = new HashMap<String, String>();
        var maxBytes = other(present.allowed.maxBytesRequired(), allowed.maxBytesRequired());
        var more = new More(
                maxBytes,
                destination.strip().equals(present.destination) ? null : subject(faults),
                sampling.strip().equals(present.sampling) ? null : percent(faults),
                clusterTraffic.equals(present.clusterTraffic) ? null : clusterTraffic,
                starts.strip().equals(present.starts) ? null : start(faults),
                callout(present, faults));
        var patch = AccountPatch.builder()
                .tier(maxBytes == null ? null : replicas)
                .wildcardExports(other(present.allowed.wildcardExports(), allowed.wildcardExports()))
                .bearerTokens(other(present.allowed.bearerTokens(), allowed.bearerTokens()))
                .more(more.equals(More.NONE) ? null : more)
                .build();
        return new Typed(patch, faults);
    }

    private static @Nullable Boolean other(boolean before, boolean after) {
        return before == after ? null : Boolean.valueOf(after);
    }

    private @Nullable String subject(Map<String, String> faults) {
        var text = destination.strip();
        try {
            return text.isEmpty() ? "" : new Subject(text).text();
        } catch (ProblemException e) {
            faults.put(DESTINATION, e.problem().inWindow().what());
            return null;
        }
    }

    private @Nullable Integer percent(Map<String, String> faults) {
        var text = sampling.strip();
        if (text.isEmpty()) {
            return HUNDRED;
        }
        if (text.matches("[0-9]{1,3}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= HUNDRED) {
            return Integer.valueOf(text);
        }
        faults.put(SAMPLING, TEXTS.get("mapping.weight.wrong"));
        return null;
    }

    private @Nullable Long start(Map<String, String> faults) {
        var text = starts.strip();
        if (text.isEmpty()) {
            return 0L;
        }
        try {
            var at = text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            return at.getEpochSecond();
        } catch (DateTimeException _) {
            faults.put(STARTS, TEXTS.get("rarely.starts.wrong"));
            return null;
        }
    }

    private @Nullable Callout callout(RareDraft present, Map<String, String> faults) {
        if (users.strip().equals(present.users)
                && accounts.strip().equals(present.accounts)
                && xkey.strip().equals(present.xkey)) {
            return null;
        }
        var found = keys(users, known::user, USERS, faults);
        var placed = keys(accounts, known::account, ACCOUNTS, faults);
        var curve = xkey.strip();
        if (!curve.isEmpty()
                && PublicKey.parse(curve)
                        .filter(key -> key.isKind(KeyKind.CURVE))
                        .isEmpty()) {
            faults.put(XKEY, TEXTS.get("rarely.xkey.wrong"));
        }
        if (found.isEmpty() && !(placed.isEmpty() && curve.isEmpty())) {
            faults.putIfAbsent(USERS, TEXTS.get("rarely.users.missing"));
        }
        return new Callout(found, placed, curve);
    }

    private static List<String> keys(
            String text, Function<String, Optional<String>> find, String field, Map<String, String> faults) {
        var keys = new ArrayList<String>();
        Stream.of(text.split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .forEach(word -> find.apply(word)
                        .ifPresentOrElse(
                                keys::add, () -> faults.put(field, TEXTS.get("rarely." + field + ".wrong", word))));
        return keys;
    }
}
