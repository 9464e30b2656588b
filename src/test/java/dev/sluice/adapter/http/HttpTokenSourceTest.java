package dev.sluice.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import dev.sluice.adapter.http.BoundedHttp.Bounds;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.WebServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A server that the token's giver chose can do nothing but give a token.
final class HttpTokenSourceTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private final WebServer web = new WebServer(this::handle);
    private final HttpTokenSource source = source(Duration.ofMinutes(1));

    @AfterEach
    void end() {
        end.countDown();
        web.close();
        threads.shutdownNow();
    }

    @Test
    void aTokenIsFetchedDirectlyAndThroughARedirect() {
        assertEquals("the token", source.fetch(URI.create(web.url() + "/token")));
        assertEquals("the token", source.fetch(URI.create(web.url() + "/moved")));
    }

    @ParameterizedTest
    @CsvSource({
        "/missing, status 404",
        "/elsewhere, of another kind",
        "/user, of another kind",
        "/nonsense, no address",
        "/round, again and again",
        "/huge, capacity",
        "/nowhere, status 302"
    })
    void everythingElseIsRefused(String path, String reason) {
        assertRefused(source, path, reason);
    }

    @Test
    void whatDoesNotEndIsNotWaitedFor() {
        assertRefused(source(Duration.ofMillis(700)), "/trickle", "longer than");
    }

    @Test
    void nobodyThere() {
        var url = web.url();
        web.close();
        var problem = assertThrows(ProblemException.class, () -> source.fetch(URI.create(url)));
        assertEquals(ProblemCode.TOKEN_NOT_FETCHED, problem.code());
    }

    private HttpTokenSource source(Duration patience) {
        return new HttpTokenSource(threads, new Bounds(patience, 64 * 1024));
    }

    private void assertRefused(HttpTokenSource from, String path, String reason) {
        var problem = assertThrows(ProblemException.class, () -> from.fetch(URI.create(web.url() + path)));
        assertEquals(ProblemCode.TOKEN_NOT_FETCHED, problem.code());
        var said = String.valueOf(problem.getMessage());
        assertTrue(said.contains(reason), said);
    }

    private void handle(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/token" -> WebServer.answer(exchange, 200, "the token");
            case "/moved" -> redirect(exchange, "/token");
            case "/elsewhere" -> redirect(exchange, "file:///etc/passwd");
            case "/user" -> redirect(exchange, "http://u:p@127.0.0.1/token");
            case "/nonsense" -> redirect(exchange, "http://[");
            case "/round" -> redirect(exchange, "/round");
            case "/nowhere" -> WebServer.answer(exchange, 302, "");
            case "/huge" -> WebServer.answer(exchange, 200, "x".repeat(65 * 1024));
            case "/trickle" -> trickle(exchange);
            default -> WebServer.answer(exchange, 404, "");
        }
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        WebServer.answer(exchange, 302, "");
    }

    /// The head at once, the body never.
    private void trickle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 10);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            end.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
