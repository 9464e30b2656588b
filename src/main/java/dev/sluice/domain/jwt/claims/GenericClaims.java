package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.json.FreeValues;
import dev.sluice.domain.jwt.json.UnknownFields;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A token with a free map. Values are text, `Boolean`, `Long`, `Double`, null, lists and maps of the same.
/// Without a map (null) there is no `nats` object on the wire.
public record GenericClaims(BaseClaims base, @Nullable Map<String, @Nullable Object> data) implements Claims {

    public GenericClaims {
        data = data == null ? null : FreeValues.copy(data);
    }

    /// A request to the servers to forget accounts (subject `$SYS.REQ.CLAIMS.DELETE`), to be signed by that same
    /// operator key: identity, or a signing key where the operator is strict.
    public static GenericClaims deleteAccounts(PublicKey operatorKey, List<PublicKey> accounts) {
        var keys = accounts.stream().map(PublicKey::text).toList();
        return new GenericClaims(BaseClaims.of(operatorKey.text(), ""), Map.of("accounts", keys));
    }

    /// The tags of a generic token are a plain entry of its map.
    @Override
    public List<String> tags() {
        return List.of();
    }

    /// The map holds whatever there is.
    @Override
    public UnknownFields unknown() {
        return UnknownFields.NONE;
    }

    @Override
    public ClaimKind claimKind() {
        return ClaimKind.GENERIC;
    }

    @Override
    public GenericClaims withBase(BaseClaims value) {
        return new GenericClaims(value, data);
    }
}
