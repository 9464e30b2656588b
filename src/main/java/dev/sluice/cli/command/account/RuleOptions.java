package dev.sluice.cli.command.account;

import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a user or a role may do; a subject may be followed by a blank and a queue to subscribe to.
public final class RuleOptions {
    @Option(names = "--allow-publish", paramLabel = "S", descriptionKey = "allow-publish")
    private List<String> allowPublish = new ArrayList<>();

    @Option(names = "--deny-publish", paramLabel = "S", descriptionKey = "deny-publish")
    private List<String> denyPublish = new ArrayList<>();

    @Option(names = "--allow-subscribe", paramLabel = "S", descriptionKey = "allow-subscribe")
    private List<String> allowSubscribe = new ArrayList<>();

    @Option(names = "--deny-subscribe", paramLabel = "S", descriptionKey = "deny-subscribe")
    private List<String> denySubscribe = new ArrayList<>();

    boolean isEmpty() {
        return allowPublish.isEmpty() && denyPublish.isEmpty() && allowSubscribe.isEmpty() && denySubscribe.isEmpty();
    }

    SubjectRules rules() {
        return new SubjectRules(allowPublish, denyPublish, allowSubscribe, denySubscribe);
    }

    /// Null when nothing is said.
    @Nullable
    SubjectRules rulesOrNull() {
        return isEmpty() ? null : rules();
    }
}
