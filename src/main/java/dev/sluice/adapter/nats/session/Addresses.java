package dev.sluice.adapter.nats.session;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/// Server addresses as people may see them: a password in a URL is left out.
public final class Addresses {
    private static final Pattern USER_INFO = Pattern.compile("//[^/@]*@");

    private static final Pattern HOST = Pattern.compile("(?<=://)[^:/?#\\[]+");

    private Addresses() {}

    /// What jnats is given. It reads addresses with `java.net.URI`, which knows no host with an underscore (jnats
    /// 2.26.2 refuses the whole address), so the name of such a host is looked up here. Over TLS its certificate
    /// then has to be for the number, since the JDK checks no such name.
    public static String dialled(String url) {
        var host = HOST.matcher(url);
        if (!host.find() || host.group().indexOf('_') < 0) {
            return url;
        }
        try {
            var number = InetAddress.getByName(host.group()).getHostAddress();
            return host.replaceFirst(number.indexOf(':') < 0 ? number : "[" + number + "]");
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("there is no host " + host.group(), e);
        }
    }

    public static String[] dialled(List<String> urls) {
        return urls.stream().map(Addresses::dialled).toArray(String[]::new);
    }

    static String shown(String url) {
        return USER_INFO.matcher(url).replaceAll("//");
    }

    public static String shown(List<String> urls) {
        return String.join(", ", urls.stream().map(Addresses::shown).toList());
    }

    /// Bare `host:port` as servers tell them, with the scheme of the configured addresses, so that TLS stays TLS.
    public static List<String> likeFirst(List<String> configured, List<String> bare) {
        var first = configured.isEmpty() ? "" : configured.getFirst();
        var end = first.indexOf("://");
        var scheme = end < 0 ? "nats://" : first.substring(0, end + 3);
        return bare.stream()
                .map(address -> address.contains("://") ? address : scheme + address)
                .toList();
    }
}
