package dev.sluice.domain.jwt;

import dev.sluice.domain.jwt.AuthorizationRequestClaims.ClientInfo;
import dev.sluice.domain.jwt.AuthorizationRequestClaims.ClientTls;
import dev.sluice.domain.jwt.AuthorizationRequestClaims.ConnectOptions;
import dev.sluice.domain.jwt.AuthorizationRequestClaims.Server;
import org.jspecify.annotations.Nullable;

/// Builds authorization requests from the fields of a payload (jwt-facts 1.9).
final class AuthorizationFromJson {
    private AuthorizationFromJson() {}

    static AuthorizationRequestClaims read(BaseClaims base, Fields nats) throws JwtException {
        return new AuthorizationRequestClaims(
                base,
                server(nats.child("server_id")),
                nats.text("user_nkey"),
                client(nats.child("client_info")),
                options(nats.child("connect_opts")),
                tls(nats.optional("client_tls")),
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
                fields.numberWithin("id", Long.MAX_VALUE),
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

    private static @Nullable ClientTls tls(@Nullable Fields fields) throws JwtException {
        if (fields == null) {
            return null;
        }
        return new ClientTls(
                fields.text("version"),
                fields.text("cipher"),
                fields.texts("certs"),
                fields.list(
                        "verified_chains",
                        json -> Fields.listOf(
                                json, "verified_chains", inner -> Fields.entryOf(inner, "verified_chains"))));
    }
}
