package dev.sluice.ui.operation;

import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.ui.text.Messages;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a change of an account's claims means, in a sentence; nothing for what has no short name.
final class ClaimWords {

    private static final Messages TEXTS = Messages.of("operation");
    private static final Pattern SHARE =
            Pattern.compile("(exports|imports)\\[(stream|service) (\\S+)(?: from (\\w+))?](?:\\.(\\w+)(?:\\[(.+)])?)?");
    /// What an account says of itself; in brackets the tag, the subject, or the mapped subject and its target.
    private static final Pattern OWN = Pattern.compile(
            "(name|description|info_url|tags|mappings|default_permissions)((?:\\.\\w+)*)(?:\\[([^\\]]+)](?:\\[([^\\]]+)])?)?");
    private static final Pattern LIMIT = Pattern.compile("limits\\.(\\w+)");
    private static final Pattern SIGNING_KEY = Pattern.compile("signing_keys\\[(\\w+)]");

    private final ClaimChange change;
    private final UnaryOperator<String> named;

    private ClaimWords(ClaimChange change, UnaryOperator<String> named) {
        this.change = change;
        this.named = named;
    }

    /// @param named puts names in place of keys
    static Optional<String> of(ClaimChange change, UnaryOperator<String> named) {
        return new ClaimWords(change, named).words();
    }

    private Optional<String> words() {
        var share = SHARE.matcher(change.path());
        if (share.matches()) {
            return share(share.toMatchResult());
        }
        var limit = LIMIT.matcher(change.path());
        if (limit.matches() && TEXTS.has("claim.limit." + limit.group(1))) {
            return Optional.of(TEXTS.get("claim.limit", TEXTS.get("claim.limit." + limit.group(1)), before(), after()));
        }
        var own = OWN.matcher(change.path());
        if (own.matches()) {
            return own(own.toMatchResult());
        }
        var key = SIGNING_KEY.matcher(change.path());
        return key.matches() ? known("claim.key." + how(), named.apply(key.group(1))) : Optional.empty();
    }

    private Optional<String> own(MatchResult found) {
        var rule = "claim.rule" + found.group(2);
        return known(
                "claim." + found.group(1) + "." + how(),
                value(),
                String.valueOf(found.group(3)),
                String.valueOf(found.group(4)),
                TEXTS.has(rule) ? TEXTS.get(rule) : "");
    }

    private Optional<String> share(MatchResult found) {
        var list = found.group(1);
        var part = found.group(5);
        var key = "claim." + list + (part == null ? "" : "." + part) + "." + how();
        var subject = found.group(3);
        if (part == null) {
            var open = list.equals("exports") && how().equals("added") && !value().contains("token_req=true");
            return known(key + (open ? ".public" : ""), subject, party(found), kind(found));
        }
        var inner = found.group(6);
        return known(
                key,
                subject,
                inner == null ? party(found) : named.apply(inner),
                kind(found),
                time(),
                before(),
                after());
    }

    private String party(MatchResult found) {
        var account = found.group(4);
        return account == null ? "" : named.apply(account);
    }

    private static String kind(MatchResult found) {
        return TEXTS.get("kind." + found.group(2));
    }

    private static Optional<String> known(String key, Object... values) {
        return TEXTS.has(key) ? Optional.of(TEXTS.get(key, values)) : Optional.empty();
    }

    private String how() {
        return switch (change) {
            case ClaimChange.Added _ -> "added";
            case ClaimChange.Removed _ -> "removed";
            case ClaimChange.Changed _ -> "changed";
        };
    }

    private String value() {
        return switch (change) {
            case ClaimChange.Added added -> added.value();
            case ClaimChange.Removed removed -> removed.value();
            case ClaimChange.Changed changed -> changed.after();
        };
    }

    private String before() {
        return switch (change) {
            case ClaimChange.Added _ -> TEXTS.get("claim.nothing");
            case ClaimChange.Removed removed -> shown(removed.value());
            case ClaimChange.Changed changed -> shown(changed.before());
        };
    }

    private String after() {
        return switch (change) {
            case ClaimChange.Added added -> shown(added.value());
            case ClaimChange.Removed _ -> TEXTS.get("claim.nothing");
            case ClaimChange.Changed changed -> shown(changed.after());
        };
    }

    private static String shown(String value) {
        return value.equals("-1") ? TEXTS.get("claim.unlimited") : value;
    }

    /// A revocation's value is unix seconds.
    private String time() {
        return value().matches("\\d{1,12}")
                ? EffectText.MINUTE.format(Instant.ofEpochSecond(Long.parseLong(value())))
                : value();
    }
}
