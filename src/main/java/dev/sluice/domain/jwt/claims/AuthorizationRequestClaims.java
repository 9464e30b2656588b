package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.json.NullLists;
import dev.sluice.domain.jwt.json.UnknownFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a server asks an auth callout service. Signed by a server key.
public record AuthorizationRequestClaims(
        BaseClaims base,
        Server server,
        String userNkey,
        ClientInfo client,
        ConnectOptions options,
        @Nullable ClientTls tls,
        String requestNonce,
        List<String> tags,
        UnknownFields unknown)
        implements Claims {

    public AuthorizationRequestClaims {
        tags = List.copyOf(tags);
    }

    /// The asking server.
    public record Server(
            String name, String host, String id, String version, String cluster, List<String> tags, String xkey) {
        static final Server NONE = new Server("", "", "", "", "", List.of(), "");

        public Server {
            tags = List.copyOf(tags);
        }
    }

    /// The connecting client as the server sees it; `id` is unsigned.
    public record ClientInfo(
            String host,
            long id,
            String user,
            String name,
            List<String> tags,
            String nameTag,
            String kind,
            String type,
            String mqttId,
            String nonce) {
        static final ClientInfo NONE = new ClientInfo("", 0, "", "", List.of(), "", "", "", "", "");

        public ClientInfo {
            tags = List.copyOf(tags);
        }
    }

    /// What the client sent; may hold a password, so it is never shown.
    public record ConnectOptions(
            String jwt,
            String nkey,
            String signedNonce,
            String token,
            String user,
            String password,
            String name,
            String lang,
            String version,
            long protocol) {
        static final ConnectOptions NONE = new ConnectOptions("", "", "", "", "", "", "", "", "", 0);

        @Override
        public String toString() {
            return "ConnectOptions[name=" + name + "]";
        }
    }

    /// The client's TLS connection; certificates in PEM.
    public record ClientTls(
            String version, String cipher, List<String> certificates, List<List<String>> verifiedChains) {
        static final ClientTls NONE = new ClientTls("", "", List.of(), List.of());

        public ClientTls {
            certificates = List.copyOf(certificates);
            verifiedChains = verifiedChains.stream().map(NullLists::copyOf).toList();
        }
    }

    @Override
    public ClaimKind claimKind() {
        return ClaimKind.AUTHORIZATION_REQUEST;
    }

    @Override
    public AuthorizationRequestClaims withBase(BaseClaims value) {
        return new AuthorizationRequestClaims(
                value, server, userNkey, client, options, tls, requestNonce, tags, unknown);
    }
}
