package dev.sluice.adapter.http;

import dev.sluice.adapter.http.BoundedHttp.Bounds;
import dev.sluice.domain.federation.port.AccountServer;
import dev.sluice.domain.federation.port.AccountServers;
import dev.sluice.domain.nkey.PublicKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executor;

/// Account servers by the routes of nats-account-server 1.0.
public final class HttpAccountServers implements AccountServers {
    private static final long LARGEST = 1024L * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Executor executor;
    private final Bounds bounds;

    public HttpAccountServers(Executor executor) {
        this(executor, new Bounds(PATIENCE, LARGEST));
    }

    HttpAccountServers(Executor executor, Bounds bounds) {
        this.executor = executor;
        this.bounds = bounds;
    }

    @Override
    public AccountServer at(URI base) {
        return new Http(base, new BoundedHttp(executor, bounds));
    }

    private record Http(URI base, BoundedHttp http) implements AccountServer {
        private static final String TYPE = "application/jwt";
        private static final int OK = 200;
        private static final int NOT_FOUND = 404;
        private static final int WORDS = 200;

        @Override
        public Answer push(PublicKey account, String jwt) {
            return answer(() -> http.post(base.resolve("accounts/" + account.text()), TYPE, jwt));
        }

        @Override
        public Answer account(PublicKey account) {
            return answer(() -> http.get(base.resolve("accounts/" + account.text())));
        }

        @Override
        public Answer operator() {
            return answer(() -> http.get(base.resolve("operator")));
        }

        @Override
        public void close() {
            http.close();
        }

        private static Answer answer(Call call) {
            try {
                var response = call.send();
                return switch (response.statusCode()) {
                    case OK -> new Answer.Given(response.body());
                    case NOT_FOUND -> new Answer.Missing();
                    default -> new Answer.Refused(response.statusCode(), words(response.body()));
                };
            } catch (IOException e) {
                return new Answer.Failed(words(String.valueOf(e.getMessage())));
            }
        }

        /// Whatever a server says, on one line and without anything that a terminal would obey.
        private static String words(String said) {
            var plain = said.replaceAll("[\\p{C}\\s]+", " ").strip();
            return plain.length() <= WORDS ? plain : plain.substring(0, WORDS) + "…";
        }
    }

    @FunctionalInterface
    private interface Call {
        HttpResponse<String> send() throws IOException;
    }
}
