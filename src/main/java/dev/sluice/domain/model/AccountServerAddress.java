package dev.sluice.domain.model;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/// The address of an account server as people have it: with or without `/jwt/v1`, with or without `/accounts/`
/// behind it.
public final class AccountServerAddress {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final String ROUTES = "/jwt/v1";

    private AccountServerAddress() {}

    /// What the routes are appended to; it ends with a slash.
    ///
    /// @throws ProblemException `WEB_ADDRESS_INVALID`
    public static URI base(String text) {
        var uri = web(text);
        var path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("/+$", "");
        path = path.replaceFirst("/accounts$", "");
        var routed = path.matches(".*/jwt/v[12]") ? path : path + ROUTES;
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + routed + "/");
    }

    /// An http or https address without a user in it.
    ///
    /// @throws ProblemException `WEB_ADDRESS_INVALID`
    public static URI web(String text) {
        try {
            var uri = new URI(text.strip());
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (!SCHEMES.contains(scheme) || uri.getHost() == null || uri.getRawUserInfo() != null) {
                throw ProblemException.of(ProblemCode.WEB_ADDRESS_INVALID, shown(text));
            }
            return uri;
        } catch (URISyntaxException e) {
            throw ProblemException.because(e, ProblemCode.WEB_ADDRESS_INVALID, shown(text));
        }
    }

    /// Without a password that somebody put into it.
    private static String shown(String text) {
        return text.strip().replaceAll("//[^/@]*@", "//");
    }
}
