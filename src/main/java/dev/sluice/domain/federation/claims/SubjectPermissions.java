package dev.sluice.domain.federation.claims;

import dev.sluice.domain.jwt.claims.Permission;
import dev.sluice.domain.jwt.claims.Permissions;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;

/// Rules about subjects as claims have them.
public final class SubjectPermissions {
    private SubjectPermissions() {}

    /// @param present whose leave to answer stays
    public static Permissions of(Permissions present, SubjectRules rules) {
        return new Permissions(
                new Permission(rules.allowPublish(), rules.denyPublish()),
                new Permission(rules.allowSubscribe(), rules.denySubscribe()),
                present.response(),
                present.unknown());
    }
}
