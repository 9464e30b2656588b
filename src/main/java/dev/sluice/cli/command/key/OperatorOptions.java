package dev.sluice.cli.command.key;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.domain.key.OperatorPatch;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.time.TimeSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What `sluice operator edit` may change; what is not named stays.
public final class OperatorOptions {
    private static final String NONE = "none";
    private static final String NEVER = "never";

    @Option(names = "--strict", negatable = true)
    private @Nullable Boolean strict;

    @Option(names = "--service-url", paramLabel = "URL|none", split = ",")
    private @Nullable List<String> serviceUrls;

    @Option(names = "--account-server-url", paramLabel = "URL|none")
    private @Nullable String accountServer;

    @Option(names = "--expires", paramLabel = "SPAN|never")
    private @Nullable String expires;

    @Option(names = "--tag", paramLabel = "T", descriptionKey = "tag")
    private List<String> tags = new ArrayList<>();

    @Option(names = "--remove-tag", paramLabel = "T", descriptionKey = "remove-tag")
    private List<String> removedTags = new ArrayList<>();

    @Option(names = "--signing-key", paramLabel = "KEY")
    private List<String> signingKeys = new ArrayList<>();

    @Option(names = "--remove-signing-key", paramLabel = "KEY")
    private List<String> removedSigningKeys = new ArrayList<>();

    OperatorPatch patch(CommandContext context) {
        return new OperatorPatch(
                strict,
                serviceUrls == null || serviceUrls.stream().noneMatch(NONE::equalsIgnoreCase) ? serviceUrls : List.of(),
                NONE.equalsIgnoreCase(accountServer) ? "" : accountServer,
                expires == null ? null : end(context, expires),
                tags,
                removedTags,
                signingKeys.stream().map(OperatorOptions::key).toList(),
                removedSigningKeys.stream().map(OperatorOptions::key).toList());
    }

    private static long end(CommandContext context, String text) {
        if (text.equalsIgnoreCase(NEVER)) {
            return 0;
        }
        Duration span = TimeSpan.parse(text).orElseThrow(() -> context.usage(CliMessages.of("span.invalid", text)));
        return context.clock().instant().plus(span).getEpochSecond();
    }

    private static PublicKey key(String text) {
        return PublicKey.parse(text)
                .filter(key -> key.isKind(KeyKind.OPERATOR))
                .orElseThrow(() -> ProblemException.of(ProblemCode.KEY_INVALID, text));
    }
}
