package dev.sluice.cli;

import dev.sluice.domain.federation.act.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a service answers.
final class ResponseOptions {
    @Option(names = "--response-type", paramLabel = "TYPE", descriptionKey = "response-type")
    private @Nullable String type;

    @Option(names = "--response-threshold", paramLabel = "SPAN", descriptionKey = "response-threshold")
    private @Nullable String threshold;

    /// @return null when nothing is said
    @Nullable
    Response response(Context context) {
        if (type == null && threshold == null) {
            return null;
        }
        return new Response(type == null ? Response.Type.SINGLETON : type(context, type), span(context));
    }

    private static Response.Type type(Context context, String text) {
        return Arrays.stream(Response.Type.values())
                .filter(candidate -> candidate.word().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> context.usage(Texts.of(
                        "response.type",
                        text,
                        Arrays.stream(Response.Type.values())
                                .map(Response.Type::word)
                                .collect(Collectors.joining(", ")))));
    }

    private @Nullable Duration span(Context context) {
        var text = threshold;
        return text == null ? null : Spans.parse(text).orElseThrow(() -> context.usage(Texts.of("span.invalid", text)));
    }
}
