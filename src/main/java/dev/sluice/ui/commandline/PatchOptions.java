package dev.sluice.ui.commandline;

import dev.sluice.domain.config.ByteSize;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.More;
import dev.sluice.domain.time.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Limits as options of `sluice account edit` and `sluice tier`, which are the same.
final class PatchOptions {
    private PatchOptions() {}

    static ShellLine limits(ShellLine line, AccountPatch patch) {
        new TreeMap<>(patch.limits()).forEach((word, value) -> {
            var known = AccountLimit.of(word).orElseThrow();
            line.option("--" + known.word(), value(known, value));
        });
        return patch.tier() == null ? line : line.option("--replicas", patch.tier());
    }

    static ShellLine allowed(ShellLine line, AccountPatch patch) {
        yesOrNo(line, "--wildcard-exports", patch.wildcardExports());
        yesOrNo(line, "--bearer", patch.bearerTokens());
        var more = patch.more();
        return more == null ? line : yesOrNo(line, "--max-bytes-required", more.maxBytesRequired());
    }

    /// What of an account is changed rarely.
    static ShellLine rarely(ShellLine line, More more) {
        if (more.traceDestination() != null) {
            line.option("--trace", orNone(more.traceDestination()));
        }
        if (more.traceSampling() != null && !"".equals(more.traceDestination())) {
            line.option("--trace-sampling", more.traceSampling());
        }
        if (more.clusterTraffic() != null) {
            line.option("--cluster-traffic", orNone(more.clusterTraffic()));
        }
        if (more.starts() != null) {
            line.option("--starts", more.starts() == 0 ? "now" : Instant.ofEpochSecond(more.starts()));
        }
        var callout = more.callout();
        if (callout == null) {
            return line;
        }
        if (callout.users().isEmpty()) {
            return line.flag("--no-auth-callout");
        }
        line.options("--auth-callout-user", callout.users()).options("--auth-callout-account", callout.accounts());
        return callout.xkey().isEmpty() ? line : line.option("--auth-callout-xkey", callout.xkey());
    }

    /// As the command line reads it, exactly.
    static String span(Duration length) {
        var span = TimeSpan.exact(length);
        return span.number() + span.unit().name().substring(0, 1).toLowerCase(Locale.ROOT);
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "none" : text;
    }

    private static ShellLine yesOrNo(ShellLine line, String option, @Nullable Boolean value) {
        return value == null ? line : line.option(option, value ? "yes" : "no");
    }

    private static String value(AccountLimit limit, long value) {
        return limit.unit() == AccountLimit.Unit.BYTES && value != Limits.NO_LIMIT
                ? new ByteSize(value).text()
                : count(value);
    }

    static String count(long value) {
        return value == Limits.NO_LIMIT ? "unlimited" : Long.toString(value);
    }
}
