package dev.sluice.domain.jwt.validation;

import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.json.GoNumbers;
import dev.sluice.domain.nkey.KeyKind;
import java.util.Optional;
import java.util.Set;

/// O1–O11.
public final class OperatorRules {
    private static final Set<String> SCHEMES = Set.of("nats", "tls", "ws", "wss");

    private OperatorRules() {}

    public static void check(OperatorClaims operator, ValidationFindings findings) {
        checkAccountServer(operator, findings);
        operator.serviceUrls().stream().filter(url -> !url.isEmpty()).forEach(url -> checkServiceUrl(url, findings));
        operator.signingKeys().forEach(key -> findings.key("O7", key, KeyKind.OPERATOR, "signing key"));
        if (!operator.systemAccount().isEmpty()) {
            findings.key("O8", operator.systemAccount(), KeyKind.ACCOUNT, "system account");
        }
        checkVersion(operator.assertServerVersion(), findings);
    }

    /// O1 and O2, which also forbid writing (W8).
    public static void checkAccountServer(OperatorClaims operator, ValidationFindings findings) {
        var text = operator.accountServerUrl();
        if (text.isEmpty()) {
            return;
        }
        var url = GoUrl.parse(text);
        if (url.isEmpty()) {
            findings.error("O1", "account server URL \"" + text + "\" cannot be read");
        } else if (url.get().scheme().isEmpty()) {
            findings.error("O2", "account server URL \"" + text + "\" has no scheme");
        }
    }

    private static void checkServiceUrl(String text, ValidationFindings findings) {
        var named = "service URL \"" + text + "\" ";
        var url = GoUrl.parse(text);
        if (url.isEmpty()) {
            findings.error("O3", named + "cannot be read");
        } else if (url.get().hasUser()) {
            findings.error("O4", named + "carries credentials");
        } else if (!url.get().path().isEmpty()) {
            findings.error("O5", named + "has a path");
        } else if (!SCHEMES.contains(url.get().scheme())) {
            findings.error("O6", named + "has a scheme other than nats, tls, ws, wss");
        }
    }

    private static void checkVersion(String version, ValidationFindings findings) {
        if (version.isEmpty()) {
            return;
        }
        var parts = SubjectRules.tokens(version);
        if (parts.size() != 3) {
            findings.error("O9", "asserted server version \"" + version + "\" is not of the form x.y.z");
            return;
        }
        Optional<String> bad =
                parts.stream().filter(part -> GoNumbers.atoi(part).isEmpty()).findFirst();
        if (bad.isPresent()) {
            findings.error("O10", "asserted server version: \"" + bad.get() + "\" is not a whole number");
        } else if (parts.stream().anyMatch(part -> GoNumbers.atoi(part).orElse(0) < 0)) {
            findings.error("O11", "asserted server version \"" + version + "\" has a negative part");
        }
    }
}
