package dev.sluice.domain.federation.push;

import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.push.Delivery.PushContext;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.OperationGate;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Servers have no compare-and-set: what another tool pushed would be overwritten without a word. So their stores
/// are read before something new is signed.
public final class DriftGuard {
    private final EnvironmentContext context;
    private final Provenance provenance;
    private final AccountSigner accountSigner;
    private final ForeignClosures closures;

    public DriftGuard(
            EnvironmentContext context, Provenance provenance, AccountSigner accountSigner, ActivationTokens tokens) {
        this.context = context;
        this.provenance = provenance;
        this.accountSigner = accountSigner;
        this.closures = new ForeignClosures(context, tokens);
    }

    public EnvironmentContext context() {
        return context;
    }

    /// @throws ProblemException `DRIFT_FOUND`
    public void refuse(PublicKey key, ExpectedServers expected) {
        var account = context.store().read(view -> view.accounts().find(key));
        if (account.isPresent() && theirs(account.get(), expected).isPresent()) {
            throw ProblemException.of(ProblemCode.DRIFT_FOUND, account.get().name());
        }
    }

    /// The same for many, asked together.
    public void refuse(List<Account> accounts, ExpectedServers expected) {
        var theirs = overtaken(accounts, expected);
        accounts.stream()
                .filter(account -> theirs.contains(account.key()))
                .findFirst()
                .ifPresent(account -> {
                    throw ProblemException.of(ProblemCode.DRIFT_FOUND, account.name());
                });
    }

    /// Those of which servers store the text of another tool, asked together.
    public Set<PublicKey> overtaken(List<Account> accounts, ExpectedServers expected) {
        var signed = accounts.stream()
                .filter(account -> account.isManaged() && account.release().jwt() != null)
                .toList();
        if (signed.isEmpty()) {
            return Set.of();
        }
        var stored = context.link()
                .resolver()
                .stored(signed.stream().map(Account::key).toList(), expected);
        var found = new HashSet<PublicKey>();
        for (var i = 0; i < signed.size(); i++) {
            if (theirs(signed.get(i), stored.get(i)).isPresent()) {
                found.add(signed.get(i).key());
            }
        }
        return found;
    }

    /// The text of another tool that a server stores. An account that was never signed is ours alone: nobody else
    /// has its key.
    public Optional<String> theirs(Account account, ExpectedServers expected) {
        if (!account.isManaged() || account.release().jwt() == null) {
            return Optional.empty();
        }
        var texts = context.link().resolver().stored(account.key(), expected);
        return theirs(account, texts);
    }

    /// Closing a gate waits for nobody's choice: what is signed next is later than whatever another tool pushed,
    /// since servers let the greater signing time win. The log tells of it.
    ///
    /// What the other tool closed stays closed: closing one gate does not open another.
    public void overtake(Account account, ExpectedServers expected, Progress progress) {
        if (account.release().jwt() == null) {
            return;
        }
        var texts = context.link().resolver().stored(account.key(), expected);
        tell(account, texts);
        theirs(account, texts).flatMap(Provenance::read).ifPresent(claims -> keepClosed(account, claims, progress));
        var latest = texts.stream()
                .distinct()
                .filter(text -> !text.equals(account.release().jwt()))
                .flatMap(text -> Provenance.read(text).stream())
                .mapToLong(claims -> claims.base().issuedAt())
                .max();
        if (latest.isPresent() && latest.getAsLong() >= account.release().iat()) {
            context.store().change(tx -> {
                var now = context.account(tx, account.key());
                var release = now.release();
                var next =
                        now.withRelease(new Release(release.jwt(), Math.max(release.iat(), latest.getAsLong()), false));
                tx.accounts().save(next);
            });
        }
    }

    private void keepClosed(Account account, AccountClaims theirs, Progress progress) {
        var closed = closures.keep(account.key(), accountSigner.released(account), theirs);
        if (!closed.isEmpty()) {
            var names = closed.stream().map(this::words).collect(Collectors.joining(", "));
            PreflightFinding.tell(
                    List.of(PreflightFinding.of(PreflightFinding.Kind.STAYS_CLOSED, account.name(), names)), progress);
        }
        var replaced = context
                .store()
                .read(view ->
                        ClaimDiff.between(theirs, ClaimsPlanner.claims(view, context.account(view, account.key()))))
                .stream()
                .map(ClaimChange::path)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!replaced.isEmpty()) {
            PreflightFinding.tell(
                    List.of(PreflightFinding.of(PreflightFinding.Kind.OVERTAKEN, account.name(), replaced)), progress);
        }
    }

    private String words(Connection connection) {
        return context.store()
                .read(view -> "%s (%s, %s)"
                        .formatted(
                                connection.share().name(),
                                connection.state().word(),
                                context.nameOf(view, connection.exporter())
                                        + " → "
                                        + context.nameOf(view, connection.importer())));
    }

    /// Tells the log when what servers store is another tool's, and about to be replaced.
    void tell(Account account, List<String> texts) {
        if (theirs(account, texts).isPresent()) {
            OperationGate.remark("what another tool had pushed for " + account.name() + " was replaced");
        }
    }

    /// Looks once more at the last moment before each push, and refuses it there. What was never signed before is
    /// nobody else's.
    public PushContext refusing(Account before, PushContext pushContext) {
        if (before.release().jwt() == null) {
            return pushContext;
        }
        return pushContext.with(step -> {
            pushContext.progress().on(step);
            if (step instanceof Progress.Pushing pushing) {
                refuse(pushing.account().key(), pushContext.expected());
            }
        });
    }

    public Optional<String> theirs(Account account, List<String> texts) {
        return texts.stream()
                .distinct()
                .filter(text -> provenance.of(account, text, texts).needsChoice())
                .findFirst();
    }
}
