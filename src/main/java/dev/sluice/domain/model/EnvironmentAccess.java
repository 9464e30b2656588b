package dev.sluice.domain.model;

import dev.sluice.domain.nkey.PublicKey;
import org.jspecify.annotations.Nullable;

/// How the servers of an environment are reached beyond their addresses.
///
/// @param systemUser a user of the system account that somebody gave us, where we hold no key to make one
public record EnvironmentAccess(
        EnvironmentId environment, TlsFiles tls, @Nullable SystemUser systemUser) {

    /// Its seed is in the vault.
    public record SystemUser(PublicKey key, String jwt) {}

    public static EnvironmentAccess none(EnvironmentId environment) {
        return new EnvironmentAccess(environment, TlsFiles.NONE, null);
    }

    public EnvironmentAccess withTls(TlsFiles files) {
        return new EnvironmentAccess(environment, files, systemUser);
    }

    public EnvironmentAccess withSystemUser(@Nullable SystemUser user) {
        return new EnvironmentAccess(environment, tls, user);
    }
}
