package dev.sluice.domain.key;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.claims.TagList;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.codec.JwtValidator;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.jwt.validation.Finding;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the operator says of itself. Servers read that when they start, and never again: whoever changes it hands
/// the new JWT to their configuration.
public final class OperatorChanges {
    private final EnvironmentContext context;
    private final AccountSigner accountSigner;
    private final KeyRing keys;

    public OperatorChanges(EnvironmentContext context, AccountSigner accountSigner, KeyRing keys) {
        this.context = context;
        this.accountSigner = accountSigner;
        this.keys = keys;
    }

    /// As its JWT has it.
    public OperatorClaims claims() {
        return context.operator();
    }

    /// What would change, and who would be shut out by it is refused as by [#edit].
    public List<ClaimChange> preview(OperatorPatch patch) {
        return ClaimDiff.between(claims(), patched(patch));
    }

    /// Signs it anew with its identity.
    ///
    /// @return the environment with the new JWT
    /// @throws ProblemException `KEY_MISSING`, `CLAIMS_INVALID`, `KEY_IN_USE` for a signing key that something
    /// rests on, `STRICT_SHUTS_OUT`, `ROTATION_UNDER_WAY`
    public Environment edit(OperatorPatch patch) {
        return context.act(Operation.local(Action.OPERATOR_CHANGE).about(operatorName()), () -> {
            refuseRotation();
            var changed = patched(patch);
            var jwt = accountSigner.encode(
                    changed,
                    context.environment().operator(),
                    Math.max(context.now().getEpochSecond(), claims().base().issuedAt() + 1));
            return context.store().write(tx -> {
                var present = context.environment(tx);
                var next = present.withOperator(jwt, present.signingKey());
                tx.environments().save(next);
                return next;
            });
        });
    }

    private String operatorName() {
        return context.environment().name();
    }

    private OperatorClaims patched(OperatorPatch patch) {
        var present = claims();
        var signingKeys = signingKeys(present, patch);
        var builder = present.copy()
                .tags(TagList.changed(present.tags(), patch.addTags(), patch.removeTags()))
                .signingKeys(signingKeys)
                .serviceUrls(Objects.requireNonNullElse(patch.serviceUrls(), present.serviceUrls()))
                .accountServerUrl(Objects.requireNonNullElse(patch.accountServer(), present.accountServerUrl()));
        if (patch.expires() != null) {
            builder.base(present.base().withExpires(patch.expires()));
        }
        if (patch.strict() != null) {
            var _ = patch.strict() ? builder.strict() : builder.lenient();
        }
        var changed = builder.build();
        refuseFaults(changed);
        if (changed.strictSigningKeyUsage() && !present.strictSigningKeyUsage()) {
            refuseStrict();
        }
        return changed;
    }

    private List<String> signingKeys(OperatorClaims present, OperatorPatch patch) {
        var all = keys.list();
        for (var key : patch.removeSigningKeys()) {
            if (!present.signingKeys().contains(key.text())) {
                throw ProblemException.of(ProblemCode.SIGNING_KEY_UNKNOWN, operatorName(), key.shortText());
            }
            var rests = all.stream()
                    .filter(known -> known.key().equals(key))
                    .flatMap(known -> known.accounts().stream())
                    .toList();
            if (key.equals(context.environment().signingKey()) || !rests.isEmpty()) {
                var names = rests.isEmpty() ? operatorName() : Names.listed(rests);
                throw ProblemException.of(ProblemCode.KEY_IN_USE, key.shortText(), names);
            }
        }
        return Stream.concat(
                        present.signingKeys().stream(),
                        patch.addSigningKeys().stream().map(PublicKey::text))
                .distinct()
                .filter(key -> patch.removeSigningKeys().stream()
                        .noneMatch(gone -> gone.text().equals(key)))
                .toList();
    }

    private void refuseFaults(OperatorClaims claims) {
        var faults = JwtValidator.validate(claims, context.now().getEpochSecond()).stream()
                .filter(finding -> finding.level() == Finding.Level.ERROR)
                .map(Finding::message)
                .collect(Collectors.joining("; "));
        if (!faults.isEmpty()) {
            throw ProblemException.of(ProblemCode.CLAIMS_INVALID, operatorName(), faults);
        }
    }

    /// Servers of a strict operator take no account that its identity signed, and no user that an account's own
    /// key did.
    private void refuseStrict() {
        var shutOut = new ArrayList<String>();
        for (var known : keys.list()) {
            if (known.kind() == KnownKey.Kind.OPERATOR) {
                shutOut.addAll(known.accounts());
            } else if (isIdentity(known)) {
                known.users().forEach(user -> shutOut.add(known.owner() + "/" + user));
            }
        }
        if (context.environment().signingKey().equals(context.environment().operator())) {
            shutOut.add(operatorName());
        }
        if (!shutOut.isEmpty()) {
            throw ProblemException.of(ProblemCode.STRICT_SHUTS_OUT, operatorName(), Names.listed(shutOut));
        }
    }

    private static boolean isIdentity(KnownKey known) {
        return known.kind() == KnownKey.Kind.ACCOUNT || known.kind() == KnownKey.Kind.SYSTEM_ACCOUNT;
    }

    private void refuseRotation() {
        context.store()
                .read(view ->
                        view.rotations().underWay(context.environment(view).operator()))
                .ifPresent(rotation -> {
                    throw ProblemException.of(
                            ProblemCode.ROTATION_UNDER_WAY,
                            operatorName(),
                            rotation.oldKey().shortText());
                });
    }
}
