package dev.sluice.adapter.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Requests that end: the whole answer must be there in time, and be no longer than it may. Follows no redirect by
/// itself. May be used on any thread but that of the window.
final class BoundedHttp implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final HttpClient client;
    private final Bounds bounds;

    /// @param time from the request until the last byte of the answer
    record Bounds(Duration time, long bytes) {}

    BoundedHttp(Executor executor, Bounds bounds) {
        this(executor, bounds, null);
    }

    /// @param tls whom it trusts; null for whom the system does
    BoundedHttp(Executor executor, Bounds bounds, @Nullable SSLContext tls) {
        var builder = HttpClient.newBuilder()
                .executor(executor)
                .connectTimeout(CONNECT)
                .followRedirects(Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1);
        this.client = (tls == null ? builder : builder.sslContext(tls)).build();
        this.bounds = bounds;
    }

    HttpResponse<String> get(URI address) throws IOException {
        return beginGet(address).await();
    }

    Begun beginGet(URI address) {
        return begin(HttpRequest.newBuilder(address).GET().build());
    }

    Begun beginPost(URI address, String type, String body) {
        return begin(HttpRequest.newBuilder(address)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build());
    }

    Begun begin(HttpRequest request) {
        var handler = BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), bounds.bytes());
        var answer = client.sendAsync(request, handler);
        return () -> await(answer);
    }

    /// A request on its way.
    @FunctionalInterface
    interface Begun {
        HttpResponse<String> await() throws IOException;
    }

    /// The client's own timeout ends with the head of the answer; a body that trickles could go on for ever.
    private HttpResponse<String> await(CompletableFuture<HttpResponse<String>> answer) throws IOException {
        try {
            return answer.get(bounds.time().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("it took longer than " + bounds.time().toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(reason(e), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("it was interrupted", e);
        }
    }

    private static String reason(ExecutionException e) {
        var cause = e.getCause() == null ? e : e.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
