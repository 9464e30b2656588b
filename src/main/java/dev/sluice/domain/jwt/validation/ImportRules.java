package dev.sluice.domain.jwt.validation;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// I1–I17.
final class ImportRules {
    private final String importer;
    private final long now;
    private final Function<String, Optional<ActivationClaims>> activations;
    private final ValidationFindings findings;

    private ImportRules(
            String importer,
            long now,
            Function<String, Optional<ActivationClaims>> activations,
            ValidationFindings findings) {
        this.importer = importer;
        this.now = now;
        this.activations = activations;
        this.findings = findings;
    }

    /// @param activations reads a token; empty for one that is no activation
    static void check(
            AccountClaims account,
            long now,
            Function<String, Optional<ActivationClaims>> activations,
            ValidationFindings findings) {
        var rules = new ImportRules(account.subject(), now, activations, findings);
        Map<String, Seen> services = new HashMap<>();
        for (var claim : account.imports()) {
            if (claim.isMissing()) {
                findings.error("I1", "an import is null");
                continue;
            }
            if (claim.isService()) {
                services.computeIfAbsent(claim.account(), _ -> new Seen()).add(claim, findings);
            }
            rules.checkOne(claim);
        }
    }

    private void checkOne(ImportClaim claim) {
        var named = "import \"" + claim.subject() + "\": ";
        if (claim.type() == null) {
            findings.error("I2", named + "it is neither stream nor service");
        }
        if (claim.isService() && claim.allowTrace()) {
            findings.error("I3", named + "only a stream import may allow traces");
        }
        checkAccount(claim, named);
        if (!claim.to().isEmpty()) {
            findings.warning("I5", named + "the field to is deprecated");
        }
        SubjectRules.check(claim.subject(), "import subject", findings);
        if (!claim.localSubject().isEmpty()) {
            SubjectRules.checkRenaming(claim.localSubject(), claim.subject(), findings);
            if (!claim.to().isEmpty()) {
                findings.error("I8", named + "it has both a local subject and the deprecated to");
            }
        }
        if (claim.share() && !claim.isService()) {
            findings.error("I9", named + "only a service import may share client information");
        }
        if (!claim.token().isEmpty()) {
            activations
                    .apply(claim.token())
                    .ifPresentOrElse(
                            activation -> checkActivation(claim, activation, named),
                            () -> findings.error("I10", named + "its token is not a valid activation"));
        }
    }

    private void checkAccount(ImportClaim claim, String named) {
        if (claim.account().isEmpty()) {
            findings.error("I4", named + "the account to import from is missing");
        } else if (!PublicKey.isValid(claim.account(), KeyKind.ACCOUNT)) {
            findings.ownError("import-account", named + "\"" + claim.account() + "\" is not an account key");
        } else if (claim.account().equals(importer)) {
            findings.ownError("import-self", named + "an account cannot import from itself");
        }
    }

    private void checkActivation(ImportClaim claim, ActivationClaims activation, String named) {
        boolean fromAccount = activation.issuer().equals(claim.account())
                || activation.issuerAccount().equals(claim.account());
        if (!fromAccount) {
            findings.error("I11", named + "its token was not issued by the account imported from");
        }
        if (!activation.subject().equals(importer)) {
            findings.error("I12", named + "its token was issued to another account");
        }
        if (activation.importType() != claim.type()) {
            findings.error("I13", named + "its token is for the other kind, stream or service");
        }
        ActivationRules.check(activation, findings);
        var subject = claim.isService() && !claim.to().isEmpty() ? claim.to() : claim.subject();
        if (!SubjectRules.isContainedIn(subject, activation.importSubject())) {
            findings.error("I15", named + "its token is for \"" + activation.importSubject() + "\" only");
        }
        if (activation.expires() > 0 && now >= activation.expires()) {
            findings.ownWarning("import-token-expired", named + "its token has expired, servers ignore the import");
        }
    }

    /// The service imports seen so far from one account.
    private static final class Seen {
        private final SubjectTrie trie = new SubjectTrie();
        private final List<String> subjects = new ArrayList<>();

        void add(ImportClaim claim, ValidationFindings findings) {
            var local = SubjectRules.withoutReferences(claim.localSubject());
            var subject = !claim.to().isEmpty() ? claim.to() : local;
            subject = subject.isEmpty() ? claim.subject() : subject;
            var overlapping = new LinkedHashSet<Integer>();
            trie.containersOf(subject, overlapping::addAll);
            trie.contentsOf(subject, overlapping::addAll);
            boolean again = false;
            for (var other : overlapping) {
                var text = subjects.get(other);
                again |= text.equals(subject);
                findings.error("I16", "service imports \"" + subject + "\" and \"" + text + "\" overlap");
            }
            if (again) {
                findings.error("I17", "service import \"" + subject + "\" is there twice");
            } else {
                trie.add(subject, subjects.size());
                subjects.add(subject);
            }
        }
    }
}
