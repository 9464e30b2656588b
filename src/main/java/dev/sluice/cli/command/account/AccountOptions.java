package dev.sluice.cli.command.account;

import dev.sluice.cli.session.CommandContext;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What `sluice account edit` may change.
public final class AccountOptions {
    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Option(names = "--description", paramLabel = "TEXT", descriptionKey = "description")
    private @Nullable String description;

    @Option(names = "--info-url", paramLabel = "URL", descriptionKey = "info-url")
    private @Nullable String infoUrl;

    @Option(names = "--tag", paramLabel = "T", descriptionKey = "tag")
    private List<String> tags = new ArrayList<>();

    @Option(names = "--remove-tag", paramLabel = "T", descriptionKey = "remove-tag")
    private List<String> removedTags = new ArrayList<>();

    @Option(names = "--expires", paramLabel = "SPAN|never", descriptionKey = "expires")
    private @Nullable String expires;

    @Option(names = "--default-allow-publish", paramLabel = "S", descriptionKey = "default-allow-publish")
    private @Nullable List<String> allowPublish;

    @Option(names = "--default-deny-publish", paramLabel = "S", descriptionKey = "default-deny-publish")
    private @Nullable List<String> denyPublish;

    @Option(names = "--default-allow-subscribe", paramLabel = "S", descriptionKey = "default-allow-subscribe")
    private @Nullable List<String> allowSubscribe;

    @Option(names = "--default-deny-subscribe", paramLabel = "S", descriptionKey = "default-deny-subscribe")
    private @Nullable List<String> denySubscribe;

    @Option(names = "--no-default-permissions", descriptionKey = "no-default-permissions")
    private boolean noDefaults;

    /// @throws picocli.CommandLine.ParameterException for what is no number, size or span
    AccountPatch patch(CommandContext context) {
        return limits.patch(context)
                .description(description)
                .infoUrl(infoUrl)
                .addTags(tags)
                .removeTags(removedTags)
                .expires(ends(context))
                .defaults(defaults())
                .build();
    }

    private @Nullable Long ends(CommandContext context) {
        return expires == null ? null : ExpiryArgument.parse(context, expires).epochSeconds(context.clock());
    }

    private @Nullable SubjectRules defaults() {
        if (noDefaults) {
            return SubjectRules.NONE;
        }
        return allowPublish == null && denyPublish == null && allowSubscribe == null && denySubscribe == null
                ? null
                : new SubjectRules(or(allowPublish), or(denyPublish), or(allowSubscribe), or(denySubscribe));
    }

    private static List<String> or(@Nullable List<String> subjects) {
        return subjects == null ? List.of() : subjects;
    }
}
