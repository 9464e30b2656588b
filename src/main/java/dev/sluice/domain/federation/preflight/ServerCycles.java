package dev.sluice.domain.federation.preflight;

import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.problem.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What servers take for a circle, which is more than what goes round: they compare a name of one account with a name
/// of the next, though only their subjects are the same words. They judge an import when its account is loaded, so one
/// that was fine loses its place, without a word, when its account is loaded again after another was added
/// (nats-server-facts.md#4, traps.md#T9).
final class ServerCycles {
    /// So many accounts are looked at on the way; beyond, the proof of the activation tells.
    private static final int MOST = 1000;

    private final PlannedClaims claims;
    private final Set<String> passed = new HashSet<>();

    ServerCycles(PlannedClaims claims) {
        this.claims = claims;
    }

    /// @param added an import of that account
    boolean isTakenForCircle(Account account, ImportClaim added) {
        return names(added).anyMatch(name -> walk(added.account(), name, added.isService(), Set.of(text(account))));
    }

    /// @return of the importers of that account one whose import from there servers would drop, once the account has
    /// the new one too
    Optional<Account> loser(Account account, ImportClaim added, List<Account> importers) {
        return importers.stream()
                .filter(importer -> imports(text(importer), added.isService())
                        .filter(theirs -> theirs.account().equals(text(account)))
                        .flatMap(ServerCycles::names)
                        .anyMatch(name -> goesOn(text(account), added, name, Set.of(text(importer)))))
                .findFirst();
    }

    private boolean walk(String account, String name, boolean service, Set<String> visited) {
        passed.add(account);
        return passed.size() <= MOST
                && (service || exports(account, name))
                && imports(account, service).anyMatch(next -> goesOn(account, next, name, visited));
    }

    private boolean goesOn(String account, ImportClaim next, String name, Set<String> visited) {
        if (!GraphCheck.overlap(name, next.isService() ? next.remoteSubject() : next.effectiveSubject())) {
            return false;
        }
        if (visited.contains(next.account())) {
            return true;
        }
        var seen = new HashSet<>(visited);
        seen.add(account);
        var narrowed = contains(name, next.effectiveSubject()) ? next.effectiveSubject() : name;
        return walk(next.account(), narrowed, next.isService(), seen);
    }

    /// Of a stream its subject in the other account, too, since 2.10.17: an older server is updated one day.
    private static Stream<String> names(ImportClaim claim) {
        return claim.isService()
                ? Stream.of(claim.effectiveSubject())
                : Stream.of(claim.effectiveSubject(), claim.remoteSubject()).distinct();
    }

    private boolean exports(String account, String name) {
        return claims.of(account).stream()
                .flatMap(known -> known.exports().stream())
                .anyMatch(claim -> claim.type() != ShareKind.SERVICE && contains(claim.subject(), name));
    }

    private Stream<ImportClaim> imports(String account, boolean service) {
        return claims.of(account).stream()
                .flatMap(known -> known.imports().stream())
                .filter(claim -> claim.isService() == service);
    }

    private static String text(Account account) {
        return account.key().text();
    }

    private static boolean contains(String one, String other) {
        try {
            return Subject.of(one).asPattern().contains(Subject.of(other).asPattern());
        } catch (ProblemException _) {
            return false;
        }
    }
}
