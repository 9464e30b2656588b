package dev.sluice.domain.jwt.codec;

import dev.sluice.domain.jwt.claims.AuthorizationRequestClaims;
import dev.sluice.domain.jwt.json.JsonOut;

/// Writes the `nats` object of an authorization request (jwt-facts.md#1.9).
final class AuthorizationJson {
    private AuthorizationJson() {}

    static void write(JsonOut out, AuthorizationRequestClaims request) {
        out.child("server_id", json -> writeServer(json, request.server()))
                .textAlways("user_nkey", request.userNkey())
                .child("client_info", json -> writeClient(json, request.client()))
                .child("connect_opts", json -> writeOptions(json, request.options()))
                .optional("client_tls", request.tls(), AuthorizationJson::writeTls)
                .text("request_nonce", request.requestNonce());
    }

    private static void writeServer(JsonOut out, AuthorizationRequestClaims.Server server) {
        out.textAlways("name", server.name())
                .textAlways("host", server.host())
                .textAlways("id", server.id())
                .text("version", server.version())
                .text("cluster", server.cluster())
                .texts("tags", server.tags())
                .text("xkey", server.xkey());
    }

    private static void writeClient(JsonOut out, AuthorizationRequestClaims.ClientInfo client) {
        out.text("host", client.host())
                .unsigned("id", client.id())
                .text("user", client.user())
                .text("name", client.name())
                .texts("tags", client.tags())
                .text("name_tag", client.nameTag())
                .text("kind", client.kind())
                .text("type", client.type())
                .text("mqtt_id", client.mqttId())
                .text("nonce", client.nonce());
    }

    private static void writeOptions(JsonOut out, AuthorizationRequestClaims.ConnectOptions options) {
        out.text("jwt", options.jwt())
                .text("nkey", options.nkey())
                .text("sig", options.signedNonce())
                .text("auth_token", options.token())
                .text("user", options.user())
                .text("pass", options.password())
                .text("name", options.name())
                .text("lang", options.lang())
                .text("version", options.version())
                .numberAlways("protocol", options.protocol());
    }

    private static void writeTls(JsonOut out, AuthorizationRequestClaims.ClientTls tls) {
        out.text("version", tls.version())
                .text("cipher", tls.cipher())
                .texts("certs", tls.certificates())
                .textLists("verified_chains", tls.verifiedChains());
    }
}
