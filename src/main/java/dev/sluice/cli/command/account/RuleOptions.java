package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.domain.account.UserPatch;
import dev.sluice.domain.jwt.claims.ResponsePermission;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import dev.sluice.domain.time.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a user or a role may do; a subject may be followed by a blank and a queue to subscribe to.
public final class RuleOptions {
    private static final String NONE = "none";

    @Option(names = "--allow-publish", paramLabel = "S", descriptionKey = "allow-publish")
    private List<String> allowPublish = new ArrayList<>();

    @Option(names = "--deny-publish", paramLabel = "S", descriptionKey = "deny-publish")
    private List<String> denyPublish = new ArrayList<>();

    @Option(names = "--allow-subscribe", paramLabel = "S", descriptionKey = "allow-subscribe")
    private List<String> allowSubscribe = new ArrayList<>();

    @Option(names = "--deny-subscribe", paramLabel = "S", descriptionKey = "deny-subscribe")
    private List<String> denySubscribe = new ArrayList<>();

    @Option(names = "--allow-responses", paramLabel = "N|unlimited|none", descriptionKey = "allow-responses")
    private @Nullable String responses;

    @Option(names = "--response-time", paramLabel = "SPAN", descriptionKey = "response-time")
    private @Nullable String responseTime;

    boolean hasRules() {
        return !(allowPublish.isEmpty()
                && denyPublish.isEmpty()
                && allowSubscribe.isEmpty()
                && denySubscribe.isEmpty());
    }

    SubjectRules rules() {
        return new SubjectRules(allowPublish, denyPublish, allowSubscribe, denySubscribe);
    }

    /// Null when nothing is said.
    UserPatch.@Nullable Responses responses(CommandContext context) {
        if (responses == null) {
            if (responseTime != null) {
                throw context.usage(CliMessages.of("responses.time"));
            }
            return null;
        }
        if (responses.equalsIgnoreCase(NONE)) {
            return new UserPatch.Responses(null);
        }
        return new UserPatch.Responses(
                new ResponsePermission(LimitArgument.count(context, responses), nanos(context, responseTime)));
    }

    /// What is not said is 0, which servers take for the usual time.
    private static long nanos(CommandContext context, @Nullable String span) {
        return span == null
                ? 0
                : TimeSpan.parse(span)
                        .orElseThrow(() -> context.usage(CliMessages.of("span.invalid", span)))
                        .toNanos();
    }
}
