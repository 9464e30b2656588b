package dev.sluice.adapter.http;

import dev.sluice.adapter.http.BoundedHttp.Begun;
import dev.sluice.adapter.http.BoundedHttp.Bounds;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.AccountServer;
import dev.sluice.domain.port.AccountServers;
import dev.sluice.domain.port.Resolver.AccountText;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

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
        private static final int AT_ONCE = 16;

        @Override
        public List<Answer> push(List<AccountText> texts) {
            return together(texts, text -> http.beginPost(address(text.account()), TYPE, text.jwt()));
        }

        @Override
        public List<Answer> accounts(List<PublicKey> accounts) {
            return together(accounts, account -> http.beginGet(address(account)));
        }

        @Override
        public Answer operator() {
            return answer(http.beginGet(base.resolve("operator")));
        }

        private URI address(PublicKey account) {
            return base.resolve("accounts/" + account.text());
        }

        private static <T> List<Answer> together(List<T> all, Function<T, Begun> request) {
            var answers = new ArrayList<Answer>();
            for (var from = 0; from < all.size(); from += AT_ONCE) {
                var begun = all.subList(from, Math.min(from + AT_ONCE, all.size())).stream()
                        .map(request)
                        .toList();
                begun.forEach(one -> answers.add(answer(one)));
            }
            return answers;
        }

        @Override
        public void close() {
            http.close();
        }

        private static Answer answer(Begun begun) {
            try {
                var response = begun.await();
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
}
