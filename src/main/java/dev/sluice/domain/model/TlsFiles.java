package dev.sluice.domain.model;

import org.jspecify.annotations.Nullable;

/// PEM files with which servers are met: whom to trust, and who we are. They are read at each
/// connect, so they may be renewed in place.
///
/// @param authority certificates to trust instead of the usual ones
/// @param certificate ours, with its chain; together with `key`, its private key
public record TlsFiles(
        @Nullable String authority,
        @Nullable String certificate,
        @Nullable String key) {
    public static final TlsFiles NONE = new TlsFiles(null, null, null);

    public TlsFiles {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException("a certificate and its key go together");
        }
    }

    public boolean isNone() {
        return authority == null && certificate == null;
    }
}
