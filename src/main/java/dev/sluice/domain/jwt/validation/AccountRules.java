package dev.sluice.domain.jwt.validation;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.AuthorizationConfig;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.MappingTarget;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.claims.TraceConfig;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Everything about an account but imports, exports and limits: M1–M5, A1–A5, R1–R3, K1, K2, C1, Z1.
public final class AccountRules {
    private static final Set<String> CLUSTER_TRAFFIC = Set.of("", "system", "owner");
    private static final int FULL = 100;

    private AccountRules() {}

    /// @param activations reads a token; empty for one that is no activation
    public static void check(
            AccountClaims account,
            long now,
            Function<String, Optional<ActivationClaims>> activations,
            ValidationFindings findings) {
        ImportRules.check(account, now, activations, findings);
        ExportRules.check(account.exports(), findings);
        LimitRules.check(account, findings);
        UserRules.checkPermissions(account.defaultPermissions(), findings);
        account.mappings().forEach((subject, targets) -> checkMapping(subject, targets, findings));
        checkAuthorization(account.authorization(), findings);
        var trace = account.trace();
        if (trace != null) {
            checkTrace(trace, findings);
        }
        account.signingKeys().forEach(key -> checkSigningKey(key, findings));
        ExportRules.checkInfo(account.description(), account.infoUrl(), "account: ", findings);
        if (!CLUSTER_TRAFFIC.contains(account.clusterTraffic())) {
            findings.error("C1", "cluster traffic \"" + account.clusterTraffic() + "\" is neither system nor owner");
        }
        ExportRules.checkRevocationKeys(account.revocations().keySet(), KeyKind.USER, "account: ", findings);
        boolean selfSigned = PublicKey.isValid(account.issuer(), KeyKind.ACCOUNT);
        if (selfSigned && !account.limits().isNone()) {
            findings.warning("Z1", "an account signed by an account key should not carry limits");
        }
    }

    private static void checkMapping(String source, List<MappingTarget> targets, ValidationFindings findings) {
        var named = "mapping \"" + source + "\": ";
        SubjectRules.check(source, "mapping source", findings);
        var perCluster = new HashMap<String, Integer>();
        int total = 0;
        for (var target : targets) {
            SubjectRules.check(target.subject(), named + "target", findings);
            int weight = target.weight() == 0 ? FULL : target.weight();
            if (weight > FULL) {
                findings.error("M3", named + "a weight of " + weight + " exceeds 100");
            }
            if (target.cluster().isEmpty()) {
                total += weight;
            } else if (perCluster.merge(target.cluster(), weight, Integer::sum) > FULL) {
                findings.error("M4", named + "the weights for cluster " + target.cluster() + " exceed 100");
            }
        }
        if (total > FULL) {
            findings.error("M5", named + "the weights exceed 100");
        }
    }

    private static void checkAuthorization(AuthorizationConfig authorization, ValidationFindings findings) {
        var allowed = authorization.allowedAccounts();
        if (!allowed.isEmpty() && authorization.authUsers().isEmpty()) {
            findings.error("A1", "auth callout allows accounts but names no auth user");
        }
        authorization.authUsers().forEach(user -> findings.key("A2", user, KeyKind.USER, "auth user"));
        for (var account : allowed) {
            if (!account.equals(ExportClaim.ALL)) {
                findings.key("A4", account, KeyKind.ACCOUNT, "allowed account");
            } else if (allowed.size() > 1) {
                findings.error("A3", "allowed accounts are either * alone or a list of accounts");
            }
        }
        if (!authorization.xkey().isEmpty()) {
            findings.key("A5", authorization.xkey(), KeyKind.CURVE, "encryption key");
        }
    }

    private static void checkTrace(TraceConfig trace, ValidationFindings findings) {
        var destination = new ValidationFindings();
        SubjectRules.check(trace.destination(), "trace destination", destination);
        destination.list().stream()
                .filter(finding -> !finding.ours())
                .findFirst()
                .ifPresent(finding -> findings.error("R1", finding.message()));
        if (SubjectRules.hasWildcards(trace.destination())) {
            findings.error("R2", "the trace destination has wildcards");
        }
        if (trace.sampling() < 0 || trace.sampling() > FULL) {
            findings.error("R3", "trace sampling of " + trace.sampling() + " is not between 1 and 100");
        }
    }

    private static void checkSigningKey(SigningKey signingKey, ValidationFindings findings) {
        switch (signingKey) {
            case SigningKey.Plain plain -> findings.key("K1", plain.key(), KeyKind.ACCOUNT, "signing key");
            case SigningKey.Scoped scoped -> {
                findings.key("K2", scoped.key(), KeyKind.ACCOUNT, "scoped signing key");
                checkTemplate(scoped, findings);
            }
        }
    }

    /// The library does not look into templates at all.
    private static void checkTemplate(SigningKey.Scoped scoped, ValidationFindings findings) {
        var template = new ValidationFindings();
        UserRules.checkLimits(scoped.template(), template);
        var named = "role \"" + scoped.role() + "\": ";
        findings.addAsOurs(named, template);
        var limits = scoped.template();
        if (limits.subscriptions() == 0 || limits.data() == 0 || limits.payload() == 0) {
            findings.ownWarning("template-zero", named + "a limit of 0 cannot be expressed and becomes no limit");
        }
    }
}
