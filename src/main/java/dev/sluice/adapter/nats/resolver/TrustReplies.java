package dev.sluice.adapter.nats.resolver;

import dev.sluice.adapter.nats.session.ServerText;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.port.Resolver.Trusting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What VARZ says of the operators that a server trusts (nats-server-facts.md#2.2).
final class TrustReplies {
    private TrustReplies() {}

    /// The JWTs of operators that a server trusts.
    record Operators(ServerRef server, List<String> jwts) {}

    static Optional<Operators> operators(byte[] body) {
        return reply(body, (sender, varz) -> {
            var jwts = new ArrayList<String>();
            varz.path("trusted_operators_jwt").forEach(token -> jwts.add(token.asString("")));
            return new Operators(sender, jwts);
        });
    }

    static Optional<Trusting> trusting(byte[] body) {
        return reply(body, TrustReplies::told);
    }

    private static <T> Optional<T> reply(byte[] body, BiFunction<ServerRef, JsonNode, T> reading) {
        try {
            var reply = JsonMapper.shared().readTree(body);
            var server = reply.path("server");
            var data = reply.path("data");
            return data.isObject()
                    ? ServerReplies.sender(
                                    server.path("id").asString(""),
                                    server.path("name").asString(""),
                                    server.path("ver").asString(""))
                            .map(sender -> reading.apply(sender, data))
                    : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Trusting told(ServerRef sender, JsonNode varz) {
        var operators = new HashSet<String>();
        var signers = new HashSet<String>();
        for (var token : varz.path("trusted_operators_jwt")) {
            try {
                if (JwtReader.decode(token.asString("")).claims() instanceof OperatorClaims claims) {
                    operators.add(claims.base().subject());
                    signers.addAll(claims.signingKeys());
                    if (!claims.strictSigningKeyUsage()) {
                        signers.add(claims.base().subject());
                    }
                }
            } catch (JwtException _) {
                // A server that trusts something unreadable does not trust our key by it.
                operators.add("unreadable");
            }
        }
        return new Trusting(
                sender,
                operators,
                signers,
                ServerText.clean(varz.path("system_account").asString("")));
    }
}
