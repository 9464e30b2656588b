package dev.sluice.domain.interop;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.environment.Environments;
import dev.sluice.domain.interop.ImportAnalysis.Found;
import dev.sluice.domain.interop.plan.ImportItem;
import dev.sluice.domain.interop.plan.ImportItem.Kind;
import dev.sluice.domain.interop.plan.ImportNote;
import dev.sluice.domain.interop.plan.ImportPlan;
import dev.sluice.domain.interop.plan.ImportPlan.OperatorPlan;
import dev.sluice.domain.interop.plan.ImportRequest;
import dev.sluice.domain.interop.plan.ImportResult;
import dev.sluice.domain.interop.plan.ImportResult.Outcome;
import dev.sluice.domain.interop.plan.ImportStatus;
import dev.sluice.domain.interop.plan.ImportedContent;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.validation.TrustedKeys;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Imports what another tool keeps: nsc environments, and loose tokens and keys. Originals are only read. Reads
/// files, so never on the FX thread.
public final class NscImporter {
    private final InteropDependencies means;

    public NscImporter(InteropDependencies means) {
        this.means = means;
    }

    /// What an import into a new workspace would do.
    ///
    /// @throws ProblemException `FILE_UNREADABLE` when a place cannot be read
    public ImportPlan plan(ImportRequest request) {
        return plan(request, means.reader().read(request.places()), ExistingState.nothing());
    }

    /// What an import into this workspace would do; the vault may be locked.
    ///
    /// @throws ProblemException `FILE_UNREADABLE` when a place cannot be read
    public ImportPlan plan(ImportRequest request, Workspace workspace) {
        var estate = means.reader().read(request.places());
        return workspace.store().read(view -> plan(request, estate, ExistingState.of(view, workspace.vault()::holds)));
    }

    /// What taking in these tokens would do.
    ImportPlan plan(ImportRequest request, NscStore store, Workspace workspace) {
        return workspace.store().read(view -> plan(request, store, ExistingState.of(view, workspace.vault()::holds)));
    }

    /// Does it, operator by operator, each in one transaction; one that fails leaves nothing behind but keys in
    /// the vault, and does not stop the others. Publishes nothing.
    ///
    /// @param confirmed names of exports whose partners' tokens may end by it
    /// @throws ProblemException `VAULT_LOCKED`, or `REVOCATIONS_SPREAD` where one is not named: nothing came in
    public ImportResult apply(ImportPlan plan, Workspace workspace, Set<String> confirmed) {
        plan.requireConfirmed(confirmed);
        if (workspace.vault().isLocked()) {
            throw ProblemException.of(ProblemCode.VAULT_LOCKED);
        }
        return new ImportResult(plan.operators().stream()
                .filter(OperatorPlan::bringsSomething)
                .map(operator -> apply(operator, workspace))
                .toList());
    }

    private ImportPlan plan(ImportRequest request, NscStore estate, ExistingState present) {
        var survey = ImportAnalysis.of(estate);
        var operators = new TreeMap<>(survey.operators());
        present.environments().forEach(environment -> known(environment, operators));
        var names = new UniqueNames(
                present.environments().stream().map(Environment::name).toList());
        var others = new ArrayList<>(survey.items());
        var owned = owned(operators, survey, others);
        var awaited = awaited(survey, present);
        var plans = new ArrayList<OperatorPlan>();
        for (var operator : UniqueNames.fittingFirst(
                operators.values(), found -> found.claims().name())) {
            if (!isWanted(request, operator)) {
                others.add(ImportItem.of(
                        ImportStatus.IGNORED, Kind.OPERATOR, operator.claims().name(), ImportNote.NOT_CHOSEN));
                continue;
            }
            var mine = owned.getOrDefault(operator.key(), List.of());
            var brings = survey.operators().containsKey(operator.key()) || !mine.isEmpty();
            if (brings || awaited.contains(operator.key())) {
                plans.add(new OperatorImport(operator, survey, estate, present, means)
                        .plan(request.level(), names, mine));
            }
        }
        strayUsers(survey, owned, present, others);
        unusedKeys(estate, plans, present, others);
        return new ImportPlan(plans, others);
    }

    /// An operator whose environment is here takes in accounts also without its own token.
    private static void known(Environment environment, Map<PublicKey, Found<OperatorClaims>> operators) {
        if (!operators.containsKey(environment.operator())) {
            ImportedOperator.of(environment).ifPresent(found -> operators.put(found.key(), found));
        }
    }

    private static Map<PublicKey, List<Found<AccountClaims>>> owned(
            Map<PublicKey, Found<OperatorClaims>> operators, ImportAnalysis survey, List<ImportItem> others) {
        var bySigner = new HashMap<String, Found<OperatorClaims>>();
        operators.values().forEach(operator -> {
            operator.claims().signingKeys().forEach(key -> bySigner.put(key, operator));
            bySigner.put(operator.key().text(), operator);
        });
        var owned = new HashMap<PublicKey, List<Found<AccountClaims>>>();
        for (var account : survey.accounts().values()) {
            var signer = bySigner.get(account.claims().issuer());
            if (signer != null && TrustedKeys.signedBy(signer.claims(), account.claims())) {
                owned.computeIfAbsent(signer.key(), _ -> new ArrayList<>()).add(account);
            } else {
                others.add(stranger(account));
            }
        }
        return owned;
    }

    private static ImportItem stranger(Found<AccountClaims> account) {
        var claims = account.claims();
        return ImportItem.of(
                ImportStatus.UNREADABLE,
                Kind.ACCOUNT,
                claims.name(),
                claims.issuer().equals(claims.subject()) ? ImportNote.SELF_SIGNED : ImportNote.STRANGER,
                account.file(),
                claims.issuer());
    }

    /// Operators of accounts that are here already and whose users were found, without the accounts.
    private static Set<PublicKey> awaited(ImportAnalysis survey, ExistingState present) {
        var homes = survey.users().values().stream()
                .flatMap(user -> present.ownerOf(user.claims()).stream())
                .map(Account::environment)
                .collect(Collectors.toSet());
        return present.environments().stream()
                .filter(environment -> homes.contains(environment.id()))
                .map(Environment::operator)
                .collect(Collectors.toSet());
    }

    private static boolean isWanted(ImportRequest request, Found<OperatorClaims> operator) {
        return request.operators().isEmpty()
                || request.operators().contains(operator.key().text())
                || request.operators().stream()
                        .anyMatch(name -> Names.key(name)
                                .equals(Names.key(operator.claims().name())));
    }

    private static void strayUsers(
            ImportAnalysis survey,
            Map<PublicKey, List<Found<AccountClaims>>> owned,
            ExistingState present,
            List<ImportItem> others) {
        var coming = new HashMap<PublicKey, AccountClaims>();
        owned.values().stream()
                .flatMap(List::stream)
                .filter(found -> !present.isManaged(found.key()))
                .forEach(found -> coming.put(found.key(), found.claims()));
        var outside = new HashMap<PublicKey, AccountClaims>();
        survey.accounts().forEach((key, found) -> outside.put(key, found.claims()));
        outside.keySet().removeIf(present::isManaged);
        for (var user : survey.users().values()) {
            var claims = user.claims();
            if (present.ownerOf(claims).isPresent()
                    || OperatorImport.owner(coming, claims).isPresent()) {
                continue;
            }
            others.add(OperatorImport.owner(outside, claims)
                    .map(owner -> stray(user, ImportNote.ACCOUNT_STAYS_OUT, owner.name()))
                    .orElseGet(() -> stray(user, ImportNote.STRANGER, claims.issuer())));
        }
    }

    private static ImportItem stray(Found<UserClaims> user, ImportNote note, String what) {
        return ImportItem.of(ImportStatus.UNREADABLE, Kind.USER, user.claims().name(), note, user.file(), what);
    }

    private static void unusedKeys(
            NscStore estate, List<OperatorPlan> plans, ExistingState present, List<ImportItem> others) {
        var used = new HashSet<PublicKey>();
        plans.forEach(plan -> used.addAll(plan.content().keys().keySet()));
        var unused = estate.keys().keySet().stream()
                .filter(key -> !used.contains(key) && !present.holds(key))
                .count();
        if (unused > 0) {
            others.add(ImportItem.of(
                    ImportStatus.IGNORED, Kind.KEY, Long.toString(unused), ImportNote.UNUSED_KEYS, unused));
        }
    }

    private Outcome apply(OperatorPlan plan, Workspace workspace) {
        var content = plan.content();
        try {
            var made = content.environment();
            if (made != null) {
                Environments.requirePassphrase(workspace.vault(), made.level(), made.name());
            }
            // Clashes show before any key is sealed.
            workspace.store().tryOut(tx -> save(tx, content));
            seal(content, workspace);
            workspace
                    .recorder()
                    .acts(plan.existing())
                    .perform(
                            Operation.local(Action.BRING_IN).about(plan.environment()),
                            () -> workspace.store().write(tx -> save(tx, content)));
            var environment = content.environment() == null
                    ? plan.existing()
                    : content.environment().id();
            return new Outcome(
                    plan.environment(),
                    environment,
                    null,
                    content.accounts().size(),
                    content.users().size(),
                    content.keys().size());
        } catch (ProblemException e) {
            return new Outcome(plan.environment(), null, e.problem(), 0, 0, 0);
        }
    }

    private void seal(ImportedContent content, Workspace workspace) {
        var seeds = new ArrayList<Seed>();
        try {
            content.keys().forEach((key, file) -> seeds.add(means.reader().seed(file, key)));
            if (!seeds.isEmpty()) {
                workspace.vault().addAll(seeds);
            }
        } finally {
            seeds.forEach(Seed::close);
        }
    }

    private static StoreTx save(StoreTx tx, ImportedContent content) {
        if (content.environment() != null) {
            tx.environments().save(content.environment());
        }
        content.accounts().forEach(tx.accounts()::save);
        content.users().forEach(tx.users()::save);
        var shares = content.shares();
        shares.exports().forEach(tx.exports()::save);
        shares.imports().forEach(tx.imports()::save);
        shares.connections().forEach(tx.connections()::save);
        shares.revocations().forEach(tx.revocations()::save);
        return tx;
    }
}
