package dev.sluice.cli.text;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.domain.federation.operation.ServiceResponse;
import dev.sluice.domain.time.TimeSpan;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a service answers.
public final class ResponseOptions {
    @Option(names = "--response-type", paramLabel = "TYPE", descriptionKey = "response-type")
    private @Nullable String type;

    @Option(names = "--response-threshold", paramLabel = "SPAN", descriptionKey = "response-threshold")
    private @Nullable String threshold;

    /// @return null when nothing is said
    public @Nullable ServiceResponse response(CommandContext context) {
        if (type == null && threshold == null) {
            return null;
        }
        return new ServiceResponse(type == null ? ServiceResponse.Type.SINGLETON : type(context, type), span(context));
    }

    /// @throws picocli.CommandLine.ParameterException for a word that is none
    public static ServiceResponse.Type type(CommandContext context, String text) {
        return Arrays.stream(ServiceResponse.Type.values())
                .filter(candidate -> candidate.word().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> context.usage(CliMessages.of(
                        "response.type",
                        text,
                        Arrays.stream(ServiceResponse.Type.values())
                                .map(ServiceResponse.Type::word)
                                .collect(Collectors.joining(", ")))));
    }

    private @Nullable Duration span(CommandContext context) {
        var text = threshold;
        return text == null
                ? null
                : TimeSpan.parse(text).orElseThrow(() -> context.usage(CliMessages.of("span.invalid", text)));
    }
}
