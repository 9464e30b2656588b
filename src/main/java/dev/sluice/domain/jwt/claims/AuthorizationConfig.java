package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.json.UnknownFields;
import java.util.List;

/// Auth callout of an account: the users that answer, the accounts they may place clients in (`*` alone for any),
/// and the curve key that encrypts requests. Active when there is at least one auth user.
public record AuthorizationConfig(
        List<String> authUsers, List<String> allowedAccounts, String xkey, UnknownFields unknown) {
    public static final AuthorizationConfig NONE = new AuthorizationConfig(List.of(), List.of(), "");

    public AuthorizationConfig {
        authUsers = List.copyOf(authUsers);
        allowedAccounts = List.copyOf(allowedAccounts);
    }

    public AuthorizationConfig(List<String> authUsers, List<String> allowedAccounts, String xkey) {
        this(authUsers, allowedAccounts, xkey, UnknownFields.NONE);
    }
}
