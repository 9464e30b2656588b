package dev.sluice.domain.federation.environment;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Addresses of servers as people, operators' tokens and other tools write them: one reader for all.
///
/// The host is read here and not by [URI], which knows no host with an underscore; Docker gives such names, and
/// Go's tools connect to them.
public final class ServerAddress {
    private static final String SCHEME = "(nats|tls|ws|wss)://";
    private static final String HOST = "([A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_.])?|\\[[0-9A-Fa-f:.]+])";
    private static final Pattern ADDRESS =
            Pattern.compile(SCHEME + HOST + "(?::([0-9]{1,9}))?([/?#].*)?", Pattern.CASE_INSENSITIVE);
    private static final int HIGHEST_PORT = 65_535;

    private ServerAddress() {}

    /// With its scheme, nats:// where none was written.
    ///
    /// @throws ProblemException `SERVER_ADDRESS_INVALID`
    public static String check(String typed) {
        var text = typed.strip();
        var full = text.contains("://") ? text : "nats://" + text;
        if (authority(full).contains("@")) {
            throw refused(text, "credentials do not belong there");
        }
        var found = ADDRESS.matcher(full);
        if (!found.matches() || !isWellFormed(full.replace(found.group(2), "host"))) {
            throw refused(text, "it is not of the form nats://host:4222, tls://, ws:// or wss://");
        }
        var port = found.group(3) == null ? 1 : Integer.parseInt(found.group(3));
        if (port == 0 || port > HIGHEST_PORT) {
            throw refused(text, "a port is a number from 1 to 65535");
        }
        var scheme = found.group(1);
        return scheme.toLowerCase(Locale.ROOT) + full.substring(scheme.length());
    }

    /// The same for addresses that others wrote; empty where [#check] refuses.
    public static Optional<String> read(String written) {
        try {
            return Optional.of(check(written));
        } catch (ProblemException _) {
            // Whoever reads a list says which of it could not be used.
            return Optional.empty();
        }
    }

    private static String authority(String full) {
        var rest = full.substring(full.indexOf("://") + 3);
        return rest.split("[/?#]", 2)[0];
    }

    private static boolean isWellFormed(String text) {
        try {
            return new URI(text).getHost() != null;
        } catch (URISyntaxException _) {
            // Blanks and the like in its path.
            return false;
        }
    }

    /// As people may see it: without a password.
    public static String shown(String written) {
        return written.replaceAll("(^|//)[^/@]*@", "$1");
    }

    private static ProblemException refused(String text, String reason) {
        return ProblemException.of(ProblemCode.SERVER_ADDRESS_INVALID, shown(text), reason);
    }
}
