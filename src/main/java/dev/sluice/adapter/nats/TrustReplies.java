package dev.sluice.adapter.nats;

import dev.sluice.domain.federation.port.Resolver.Trusting;
import dev.sluice.domain.jwt.JwtException;
import dev.sluice.domain.jwt.JwtReader;
import dev.sluice.domain.jwt.OperatorClaims;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What VARZ says of the operators that a server trusts (nats-server-facts 2.9).
final class TrustReplies {
    private TrustReplies() {}

    static Optional<Trusting> trusting(byte[] body) {
        try {
            var reply = JsonMapper.shared().readTree(body);
            var server = reply.path("server");
            var id = server.path("id").asString("");
            return id.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Trusting(
                            Texts.server(
                                    id,
                                    server.path("name").asString(""),
                                    server.path("ver").asString("")),
                            keys(reply.path("data").path("trusted_operators_jwt"))));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Set<String> keys(JsonNode tokens) {
        var keys = new HashSet<String>();
        for (var token : tokens) {
            try {
                if (JwtReader.decode(token.asString("")).claims() instanceof OperatorClaims claims) {
                    keys.add(claims.base().subject());
                    keys.addAll(claims.signingKeys());
                }
            } catch (JwtException _) {
                // A server that trusts something unreadable does not trust our key by it.
            }
        }
        return keys;
    }
}
