package dev.sluice.domain.jwt.validation;

import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.nkey.KeyKind;

/// V1–V3. Times are checked apart, since the library does not check them inside an import.
public final class ActivationRules {
    private ActivationRules() {}

    public static void check(ActivationClaims activation, ValidationFindings findings) {
        if (activation.importType() == null) {
            findings.error("V1", "the activation is for neither stream nor service");
        }
        SubjectRules.check(activation.importSubject(), "activation subject", findings);
        if (!activation.issuerAccount().isEmpty()) {
            findings.key("V3", activation.issuerAccount(), KeyKind.ACCOUNT, "issuer account");
        }
    }
}
