package dev.sluice.ui.commandline;

import dev.sluice.domain.account.UserPatch;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a user may do, as options of `sluice user` and `sluice role`, which are the same.
final class TermsOptions {
    private TermsOptions() {}

    static ShellLine of(ShellLine line, UserPatch patch) {
        rules(line, patch.rules());
        responses(line, patch.responses());
        restricted(line, "--source-network", patch.sources());
        hours(line, patch.hours());
        restricted(line, "--connection-type", patch.connectionTypes());
        limit(line, "--subscriptions", patch.subscriptions());
        limit(line, "--data", patch.data());
        limit(line, "--payload", patch.payload());
        flag(line, "bearer", patch.bearer());
        flag(line, "proxy-required", patch.proxyRequired());
        return line;
    }

    private static void rules(ShellLine line, @Nullable SubjectRules rules) {
        if (rules == null) {
            return;
        }
        if (rules.equals(SubjectRules.NONE)) {
            line.flag("--no-permissions");
            return;
        }
        line.options("--allow-publish", rules.allowPublish())
                .options("--deny-publish", rules.denyPublish())
                .options("--allow-subscribe", rules.allowSubscribe())
                .options("--deny-subscribe", rules.denySubscribe());
    }

    private static void responses(ShellLine line, UserPatch.@Nullable Responses responses) {
        if (responses == null) {
            return;
        }
        var granted = responses.granted();
        line.option("--allow-responses", granted == null ? "none" : PatchOptions.count(granted.max()));
        if (granted != null && granted.ttlNanos() > 0) {
            line.option("--response-time", PatchOptions.span(Duration.ofNanos(granted.ttlNanos())));
        }
    }

    private static void hours(ShellLine line, UserPatch.@Nullable Hours hours) {
        if (hours == null) {
            return;
        }
        restricted(
                line,
                "--time-range",
                hours.ranges().stream()
                        .map(range -> range.start() + "-" + range.end())
                        .toList());
        if (hours.zone() != null) {
            line.option("--time-zone", hours.zone());
        }
    }

    private static void restricted(ShellLine line, String option, @Nullable List<String> values) {
        if (values != null) {
            line.option(option, values.isEmpty() ? "any" : String.join(",", values));
        }
    }

    private static void limit(ShellLine line, String option, @Nullable Long value) {
        if (value != null) {
            line.option(option, PatchOptions.count(value));
        }
    }

    private static void flag(ShellLine line, String name, @Nullable Boolean value) {
        if (value != null) {
            line.flag((value ? "--" : "--no-") + name);
        }
    }
}
