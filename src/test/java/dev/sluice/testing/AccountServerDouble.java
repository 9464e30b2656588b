package dev.sluice.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What nats-account-server 1.0 does on its documented routes: `GET /jwt/v1/operator`, `GET` and
/// `POST /jwt/v1/accounts/<key>`; 400 for a wrong type, 404 for an unknown account.
public final class AccountServerDouble implements AutoCloseable {
    private static final String ACCOUNTS = "/jwt/v1/accounts/";

    private final String operatorJwt;
    private final Map<String, String> stored = new ConcurrentHashMap<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final WebServer web = new WebServer(this::handle);

    public AccountServerDouble(String operatorJwt) {
        this.operatorJwt = operatorJwt;
    }

    public String url() {
        return web.url();
    }

    /// By account key; a test may put there what it likes.
    public Map<String, String> stored() {
        return stored;
    }

    /// Answers a push of that account with this status from now on.
    public void refuse(String account, int status) {
        refusals.put(account, status);
    }

    /// Takes its pushes again.
    public void take(String account) {
        refusals.remove(account);
    }

    /// Method and path of each, in order.
    public Queue<String> requests() {
        return requests;
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + path);
        if (path.equals("/jwt/v1/operator")) {
            WebServer.answer(exchange, 200, operatorJwt);
        } else if (path.equals(ACCOUNTS)) {
            // Servers ask for it when they start.
            WebServer.answer(exchange, 200, "");
        } else if (!path.startsWith(ACCOUNTS)) {
            WebServer.answer(exchange, 404, "404 page not found");
        } else if (exchange.getRequestMethod().equals("POST")) {
            take(exchange, path.substring(ACCOUNTS.length()));
        } else {
            var text = stored.get(path.substring(ACCOUNTS.length()));
            WebServer.answer(exchange, text == null ? 404 : 200, text == null ? "no such account" : text);
        }
    }

    private void take(HttpExchange exchange, String account) throws IOException {
        var type = exchange.getRequestHeaders().getFirst("Content-Type");
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var refusal = refusals.get(account);
        if (refusal != null) {
            WebServer.answer(exchange, refusal, refusal == 204 ? "" : "told to\u001b[31m refuse");
        } else if (!"application/jwt".equals(type)) {
            WebServer.answer(exchange, 400, "bad content type");
        } else {
            stored.put(account, body);
            WebServer.answer(exchange, 200, "");
        }
    }

    @Override
    public void close() {
        web.close();
    }
}
