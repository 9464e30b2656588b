package dev.sluice.domain.config;

import java.util.Optional;
import java.util.regex.Pattern;

/// Where a server listens.
///
/// @param host a name or an address, IPv6 without brackets
/// @param port -1 lets the server choose
public record HostPort(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(?:\\[([0-9A-Fa-f:.%]+)]|([^\\s:\\[\\]]*)):(-?\\d{1,5})");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._%:-]{1,253}");
    private static final int HIGHEST = 65_535;

    public HostPort {
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("not the name or address of a host");
        }
        if (port < -1 || port > HIGHEST || port == 0) {
            throw new IllegalArgumentException("a port is a number from 1 to 65535, or -1");
        }
    }

    /// `host:port`; without a host, every interface. Nothing when the text is neither.
    public static Optional<HostPort> parse(String text) {
        var matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var bracketed = matcher.group(1);
        try {
            return Optional.of(new HostPort(
                    bracketed == null ? named(matcher.group(2)) : bracketed, Integer.parseInt(matcher.group(3))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String named(String host) {
        return host.isEmpty() ? "0.0.0.0" : host;
    }

    public String text() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    public boolean isLoopback() {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }
}
