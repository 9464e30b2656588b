package dev.sluice.domain.jwt.validation;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.AccountLimits;
import dev.sluice.domain.jwt.claims.JetStreamLimits;

/// L1–L6.
final class LimitRules {
    private LimitRules() {}

    static void check(AccountClaims account, ValidationFindings findings) {
        var limits = account.limits();
        if (!limits.tiers().isEmpty()) {
            if (!limits.jetStream().equals(JetStreamLimits.OFF)) {
                findings.error("L1", "JetStream limits and JetStream limits by tier exclude each other");
            }
            if (limits.tiers().containsKey("")) {
                findings.error("L2", "a JetStream tier has no name");
            }
        }
        long imports = account.imports().size();
        if (!limits.isNone() && limits.imports() >= 0 && imports > limits.imports()) {
            findings.error("L3", "the account has more imports than its limit of " + limits.imports());
        }
        if (limits.imports() != AccountLimits.NO_LIMIT && imports > limits.imports()) {
            findings.error("L4", "the account has more imports than its limit of " + limits.imports());
        }
        if (limits.exports() != AccountLimits.NO_LIMIT) {
            checkExports(account, findings);
        }
    }

    private static void checkExports(AccountClaims account, ValidationFindings findings) {
        var limits = account.limits();
        if (account.exports().size() > limits.exports()) {
            findings.error("L5", "the account has more exports than its limit of " + limits.exports());
        }
        if (!limits.wildcardExports()) {
            account.exports().stream()
                    .filter(export -> !export.isMissing() && SubjectRules.hasWildcards(export.subject()))
                    .forEach(export ->
                            findings.error("L6", "the limits forbid the wildcard export \"" + export.subject() + "\""));
        }
    }
}
