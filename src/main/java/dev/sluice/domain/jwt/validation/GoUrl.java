package dev.sluice.domain.jwt.validation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A URL as Go's `net/url` takes it apart, which is not how `java.net.URI` does: `host:4222` is a scheme with an
/// opaque part, a port is any digits, most characters are fine.
record GoUrl(String scheme, String host, boolean hasUser, String path) {
    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Pattern PORT = Pattern.compile("(:[0-9]*)?");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9._:~!$&'()*+,;=%@-]*");
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");
    private static final Pattern ESCAPE = Pattern.compile("%([0-9a-fA-F]{2})");
    private static final Pattern ASCII_ESCAPE = Pattern.compile("%(?!25)[0-7]");
    private static final String HOST_PUNCTUATION = "-_.~!$&'()*+,;=:[]<>\"%";

    /// The parts, or nothing where Go reports an error.
    static Optional<GoUrl> parse(String text) {
        int hash = text.indexOf('#');
        var url = hash < 0 ? text : text.substring(0, hash);
        boolean badFragment = hash >= 0 && hasBadEscape(text.substring(hash + 1));
        if (badFragment || url.chars().anyMatch(c -> c < ' ' || c == 0x7f) || url.startsWith(":")) {
            return Optional.empty();
        }
        var matcher = SCHEME.matcher(url);
        var scheme = matcher.matches() ? matcher.group(1) : "";
        var rest = scheme.isEmpty() ? url : url.substring(scheme.length() + 1);
        int query = rest.indexOf('?');
        rest = query < 0 ? rest : rest.substring(0, query);
        return parseRest(scheme.toLowerCase(Locale.ROOT), rest);
    }

    /// The host without port and brackets; may be empty although there is a port.
    String hostname() {
        int colon = host.lastIndexOf(':');
        boolean port = colon >= 0 && PORT.matcher(host.substring(colon)).matches();
        var name = port ? host.substring(0, colon) : host;
        return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    }

    private static Optional<GoUrl> parseRest(String scheme, String rest) {
        if (!rest.startsWith("/")) {
            if (!scheme.isEmpty()) {
                return Optional.of(new GoUrl(scheme, "", false, ""));
            }
            int slash = rest.indexOf('/');
            var segment = slash < 0 ? rest : rest.substring(0, slash);
            return segment.indexOf(':') >= 0 ? Optional.empty() : withPath(scheme, "", rest);
        }
        boolean authority = rest.startsWith("//") && (!scheme.isEmpty() || !rest.startsWith("///"));
        if (!authority) {
            return withPath(scheme, "", rest);
        }
        int slash = rest.indexOf('/', 2);
        return slash < 0
                ? withPath(scheme, rest.substring(2), "")
                : withPath(scheme, rest.substring(2, slash), rest.substring(slash));
    }

    private static Optional<GoUrl> withPath(String scheme, String authority, String path) {
        int at = authority.lastIndexOf('@');
        var host = authority.substring(at + 1);
        var user = at < 0 ? "" : authority.substring(0, at);
        boolean good = isHost(host) && USER.matcher(user).matches() && !hasBadEscape(user) && !hasBadEscape(path);
        return good ? Optional.of(new GoUrl(scheme, host, at >= 0, path)) : Optional.empty();
    }

    private static boolean isHost(String host) {
        if (host.indexOf('[') >= 0) {
            int close = host.lastIndexOf(']');
            return host.startsWith("[")
                    && close > 0
                    && PORT.matcher(host.substring(close + 1)).matches()
                    && isBracketed(host.substring(1, close));
        }
        // The last colon, as in programs built for Go before 1.26, which servers still are.
        int colon = host.lastIndexOf(':');
        boolean goodPort = colon < 0 || PORT.matcher(host.substring(colon)).matches();
        return goodPort && hasHostCharacters(host);
    }

    /// An IPv6 address, perhaps with a zone after `%25`.
    private static boolean isBracketed(String address) {
        int zone = address.indexOf("%25");
        return zone < 0
                ? IpText.isV6(address)
                : IpText.isV6(address.substring(0, zone)) && isZone(address.substring(zone + "%25".length()));
    }

    private static boolean isZone(String zone) {
        boolean goodEscapes = ESCAPE.matcher(zone).results().allMatch(found -> {
            int c = Integer.parseInt(found.group(1), 16);
            return c == ' ' || c == '%' || (c < 0x80 && isHostCharacter(c));
        });
        return !zone.isEmpty()
                && goodEscapes
                && !hasBadEscape(zone)
                && zone.chars().allMatch(GoUrl::isHostCharacter);
    }

    private static boolean isHostCharacter(int c) {
        return c >= 0x80 || Character.isLetterOrDigit(c) || HOST_PUNCTUATION.indexOf(c) >= 0;
    }

    private static boolean hasHostCharacters(String host) {
        return host.chars().allMatch(GoUrl::isHostCharacter)
                && !hasBadEscape(host)
                && !ASCII_ESCAPE.matcher(host).find();
    }

    private static boolean hasBadEscape(String text) {
        return BAD_ESCAPE.matcher(text).find();
    }
}
