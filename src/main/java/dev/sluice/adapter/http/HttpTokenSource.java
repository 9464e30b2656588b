package dev.sluice.adapter.http;

import dev.sluice.adapter.http.BoundedHttp.Bounds;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.tokendelivery.TokenSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executor;

/// Tokens behind an http or https address.
public final class HttpTokenSource implements TokenSource {
    private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(10), 64L * 1024);
    private static final int MOST_REDIRECTS = 3;
    private static final int OK = 200;
    private static final String SECURE = "https";

    private final Executor executor;
    private final Bounds bounds;

    public HttpTokenSource(Executor executor) {
        this(executor, BOUNDS);
    }

    HttpTokenSource(Executor executor, Bounds bounds) {
        this.executor = executor;
        this.bounds = bounds;
    }

    @Override
    public String fetch(URI address) {
        try (var http = new BoundedHttp(executor, bounds)) {
            var at = address;
            for (var hops = 0; hops <= MOST_REDIRECTS; hops++) {
                var response = http.get(at);
                if (response.statusCode() == OK) {
                    return response.body();
                }
                at = next(at, response);
            }
            throw new IOException("it redirects again and again");
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.TOKEN_NOT_FETCHED, address, e.getMessage());
        }
    }

    private static URI next(URI from, HttpResponse<String> response) throws IOException {
        var status = response.statusCode();
        var location = response.headers().firstValue("Location");
        if (status / 100 != 3 || location.isEmpty()) {
            throw new IOException("it answers with status " + status);
        }
        var to = resolved(from, location.get());
        var same = String.valueOf(to.getScheme()).equalsIgnoreCase(from.getScheme());
        if (to.getHost() == null
                || to.getRawUserInfo() != null
                || (!same && !SECURE.equalsIgnoreCase(to.getScheme()))) {
            throw new IOException("it redirects to an address of another kind");
        }
        return to;
    }

    private static URI resolved(URI from, String location) throws IOException {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new IOException("it redirects to something that is no address", e);
        }
    }
}
