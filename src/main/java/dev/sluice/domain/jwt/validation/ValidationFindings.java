package dev.sluice.domain.jwt.validation;

import dev.sluice.domain.jwt.claims.BaseClaims;
import dev.sluice.domain.jwt.validation.Finding.Level;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Collects findings while claims are looked through.
public final class ValidationFindings {
    private final List<Finding> list = new ArrayList<>();

    public List<Finding> list() {
        return List.copyOf(list);
    }

    public void error(String code, String message) {
        list.add(new Finding(Level.ERROR, code, message, false));
    }

    void warning(String code, String message) {
        list.add(new Finding(Level.WARNING, code, message, false));
    }

    void time(String code, String message) {
        list.add(new Finding(Level.TIME, code, message, false));
    }

    /// An error by a check of our own.
    void ownError(String code, String message) {
        list.add(new Finding(Level.ERROR, code, message, true));
    }

    /// A warning by a check of our own.
    void ownWarning(String code, String message) {
        list.add(new Finding(Level.WARNING, code, message, true));
    }

    /// Takes over what was found elsewhere as checks of our own: the library does not look there.
    void addAsOurs(String where, ValidationFindings others) {
        for (var finding : others.list) {
            list.add(new Finding(finding.level(), finding.code(), where + finding.message(), true));
        }
    }

    public void key(String code, String key, KeyKind kind, String what) {
        if (!PublicKey.isValid(key, kind)) {
            error(code, what + " \"" + key + "\" is not a public " + kind.name().toLowerCase(Locale.ROOT) + " key");
        }
    }

    /// T1 and T2.
    public void times(BaseClaims base, long now) {
        if (base.expires() > 0 && now > base.expires()) {
            time("T1", "the token has expired");
        }
        if (base.notBefore() > 0 && base.notBefore() > now) {
            time("T2", "the token is not valid yet");
        }
    }
}
