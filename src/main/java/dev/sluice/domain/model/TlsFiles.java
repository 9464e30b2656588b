package dev.sluice.domain.model;

import org.jspecify.annotations.Nullable;

/// How servers are met over TLS: whom to trust, and who we are, in PEM files that are read at each connect, so
/// they may be renewed in place.
///
/// @param authority certificates to trust instead of the usual ones
/// @param certificate ours, with its chain; together with `key`, its private key
/// @param handshake when TLS begins
public record TlsFiles(
        @Nullable String authority,
        @Nullable String certificate,
        @Nullable String key,
        Handshake handshake) {
    public static final TlsFiles NONE = new TlsFiles(null, null, null);

    public enum Handshake {
        /// When the server has greeted in the clear, as is usual.
        GREETED,
        /// Before anything else, for servers with `handshake_first`.
        FIRST
    }

    public TlsFiles(@Nullable String authority, @Nullable String certificate, @Nullable String key) {
        this(authority, certificate, key, Handshake.GREETED);
    }

    public TlsFiles {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException("a certificate and its key go together");
        }
    }

    public TlsFiles with(Handshake next) {
        return new TlsFiles(authority, certificate, key, next);
    }

    public boolean isFirst() {
        return handshake == Handshake.FIRST;
    }

    public boolean isNone() {
        return authority == null && certificate == null && !isFirst();
    }
}
