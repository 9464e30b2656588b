package dev.sluice.adapter.nats;

import java.util.List;
import java.util.regex.Pattern;

/// Server addresses as people may see them: a password in a URL is left out.
final class Addresses {
    private static final Pattern USER_INFO = Pattern.compile("//[^/@]*@");

    private Addresses() {}

    static String shown(String url) {
        return USER_INFO.matcher(url).replaceAll("//");
    }

    static String shown(List<String> urls) {
        return String.join(", ", urls.stream().map(Addresses::shown).toList());
    }

    /// Bare `host:port` as servers tell them, with the scheme of the configured addresses, so that
    /// TLS stays TLS.
    static List<String> likeFirst(List<String> configured, List<String> bare) {
        var first = configured.isEmpty() ? "" : configured.getFirst();
        var end = first.indexOf("://");
        var scheme = end < 0 ? "nats://" : first.substring(0, end + 3);
        return bare.stream()
                .map(address -> address.contains("://") ? address : scheme + address)
                .toList();
    }
}
