package dev.sluice.domain.jwt.codec;

import dev.sluice.domain.jwt.claims.AuthorizationRequestClaims;
import dev.sluice.domain.jwt.claims.AuthorizationRequestClaims.ClientInfo;
import dev.sluice.domain.jwt.claims.AuthorizationRequestClaims.ClientTls;
import dev.sluice.domain.jwt.claims.AuthorizationRequestClaims.ConnectOptions;
import dev.sluice.domain.jwt.claims.AuthorizationRequestClaims.Server;
import dev.sluice.domain.jwt.claims.BaseClaims;
import dev.sluice.domain.jwt.json.Fields;
import dev.sluice.domain.jwt.json.JwtException;

/// Builds authorization requests from the fields of a payload (jwt-facts.md#1.9).
final class AuthorizationFromJson {
    private AuthorizationFromJson() {}

    static AuthorizationRequestClaims read(BaseClaims base, Fields nats) throws JwtException {
        return new AuthorizationRequestClaims(
                base,
                server(nats.child("server_id")),
                nats.text("user_nkey"),
                client(nats.child("client_info")),
                options(nats.child("connect_opts")),
                nats.optional("client_tls", AuthorizationFromJson::tls),
                nats.text("request_nonce"),
                nats.texts("tags"),
                nats.unknown());
    }

    private static Server server(Fields fields) throws JwtException {
        return new Server(
                fields.text("name"),
                fields.text("host"),
                fields.text("id"),
                fields.text("version"),
                fields.text("cluster"),
                fields.texts("tags"),
                fields.text("xkey"));
    }

    private static ClientInfo client(Fields fields) throws JwtException {
        return new ClientInfo(
                fields.text("host"),
                fields.unsigned("id"),
                fields.text("user"),
                fields.text("name"),
                fields.texts("tags"),
                fields.text("name_tag"),
                fields.text("kind"),
                fields.text("type"),
                fields.text("mqtt_id"),
                fields.text("nonce"));
    }

    private static ConnectOptions options(Fields fields) throws JwtException {
        return new ConnectOptions(
                fields.text("jwt"),
                fields.text("nkey"),
                fields.text("sig"),
                fields.text("auth_token"),
                fields.text("user"),
                fields.text("pass"),
                fields.text("name"),
                fields.text("lang"),
                fields.text("version"),
                fields.number("protocol"));
    }

    private static ClientTls tls(Fields fields) throws JwtException {
        return new ClientTls(
                fields.text("version"),
                fields.text("cipher"),
                fields.texts("certs"),
                fields.optionals(
                        "verified_chains",
                        json -> Fields.listOf(
                                json, "verified_chains", inner -> Fields.entryOf(inner, "verified_chains"))));
    }
}
