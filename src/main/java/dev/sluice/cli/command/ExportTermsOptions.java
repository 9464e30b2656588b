package dev.sluice.cli.command;

import dev.sluice.cli.command.account.YesOrNo;
import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.text.ResponseOptions;
import dev.sluice.domain.model.record.ExportPatch;
import dev.sluice.domain.model.record.ExportPatch.Sampling;
import dev.sluice.domain.time.TimeSpan;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What `sluice export edit` may change.
final class ExportTermsOptions {
    private static final String NONE = "none";
    private static final String HEADER = "header";

    @Option(names = "--description", paramLabel = "TEXT", descriptionKey = "description")
    private @Nullable String description;

    @Option(names = "--info-url", paramLabel = "URL", descriptionKey = "info-url")
    private @Nullable String infoUrl;

    @Option(names = "--response-type", paramLabel = "TYPE", descriptionKey = "response-type")
    private @Nullable String responseType;

    @Option(names = "--response-threshold", paramLabel = "SPAN", descriptionKey = "response-threshold")
    private @Nullable String threshold;

    @Option(names = "--latency", paramLabel = "SUBJECT|none", descriptionKey = "latency")
    private @Nullable String latency;

    @Option(names = "--sampling", paramLabel = "PERCENT|header", descriptionKey = "sampling")
    private @Nullable String sampling;

    @Option(names = "--account-token-position", paramLabel = "N", descriptionKey = "account-token-position")
    private @Nullable Long position;

    @Option(
            names = "--allow-trace",
            arity = "1",
            paramLabel = "yes|no",
            descriptionKey = "allow-trace",
            converter = YesOrNo.class)
    private @Nullable Boolean allowTrace;

    ExportPatch patch(CommandContext context) {
        return new ExportPatch(
                description,
                infoUrl,
                responseType == null
                        ? null
                        : ResponseOptions.type(context, responseType).word(),
                threshold == null ? null : millis(context, threshold),
                sampling(context),
                position,
                allowTrace);
    }

    private @Nullable Sampling sampling(CommandContext context) {
        if (latency == null) {
            if (sampling != null) {
                throw context.usage(CliMessages.of("export.sampling.alone"));
            }
            return null;
        }
        if (latency.equals(NONE)) {
            return Sampling.NONE;
        }
        if (sampling == null || sampling.equals(HEADER)) {
            return new Sampling(0, latency);
        }
        if (!sampling.matches("[1-9][0-9]?|100")) {
            throw context.usage(CliMessages.of("export.sampling", sampling));
        }
        return new Sampling(Long.parseLong(sampling), latency);
    }

    /// Servers keep ways back open for less than a second, too.
    private static long millis(CommandContext context, String text) {
        if (text.matches("[0-9]{1,9}ms")) {
            return Long.parseLong(text.substring(0, text.length() - 2));
        }
        return Optional.of(text)
                .flatMap(TimeSpan::parse)
                .map(Duration::toMillis)
                .orElseThrow(() -> context.usage(CliMessages.of("span.invalid", text)));
    }
}
