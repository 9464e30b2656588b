package dev.sluice.domain.accountserver;

import dev.sluice.domain.accountserver.PulledAccount.PullStatus;
import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.validation.TrustedKeys;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.operation.OperationVerdict;
import dev.sluice.domain.port.AccountServer;
import dev.sluice.domain.port.AccountServer.Answer;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.service.EnvironmentServices;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Hands account JWTs to an account server, without what is staged, and compares what it has with ours. What comes
/// from there is never taken into the workspace: the database is the truth.
public final class AccountExchange implements AutoCloseable {
    private final EnvironmentServices services;
    private final AccountServer server;

    private AccountExchange(EnvironmentServices services, AccountServer server) {
        this.services = services;
        this.server = server;
    }

    /// Connects with the first question.
    ///
    /// @param base see [dev.sluice.domain.model.AccountServerAddress]
    public static AccountExchange with(EnvironmentServices services, URI base) {
        var servers = services.context().ports().outside().accountServers();
        return new AccountExchange(services, servers.at(base));
    }

    @Override
    public void close() {
        server.close();
    }

    /// How one account was taken.
    ///
    /// @param refusal what the account server said when it did not take it; empty when it did
    /// @param staged changes that wait for a push, and are not in what was sent
    public record Pushed(Account account, Optional<String> refusal, int staged) {
        public boolean isTaken() {
            return refusal.isEmpty();
        }
    }

    private static Optional<String> refusal(Answer answer) {
        return switch (answer) {
            case Answer.Given _ -> Optional.empty();
            case Answer.Missing _ -> Optional.of("status 404");
            case Answer.Refused refused -> Optional.of(words(refused));
            case Answer.Failed failed -> Optional.of(failed.words());
        };
    }

    private static String words(Answer.Refused refused) {
        return ("status " + refused.status() + " " + refused.words()).strip();
    }

    /// Accounts with fewer imports first, so that exporters come before their importers. Goes on after a refusal:
    /// each account stands for itself.
    ///
    /// @param address as the audit log is to call the account server
    /// @throws ProblemException `VAULT_LOCKED` when one was never signed
    public List<Pushed> push(List<Account> accounts, URI address) {
        var keys = accounts.stream().map(Account::key).toList();
        return services.accounts()
                .handOver(address.toString(), keys, () -> pushed(accounts, address), AccountExchange::verdict);
    }

    private static OperationVerdict verdict(List<Pushed> pushed) {
        var failed = pushed.stream().filter(one -> !one.isTaken()).toList();
        if (failed.isEmpty()) {
            return OperationVerdict.DONE;
        }
        var names = failed.stream().map(one -> one.account().name()).collect(Collectors.joining(", "));
        var outcome = failed.size() == pushed.size() ? AuditOutcome.REFUSED : AuditOutcome.PARTLY;
        return new OperationVerdict(outcome, List.of(), "not taken: " + names);
    }

    private List<Pushed> pushed(List<Account> accounts, URI address) {
        var pushed = accounts.stream()
                .map(account -> new Signed(account, services.accounts().latest(account.key())))
                .sorted(Comparator.comparingInt(Signed::imports))
                .map(this::pushed)
                .toList();
        var taken =
                pushed.stream().filter(Pushed::isTaken).map(one -> one.account().key());
        services.publisher().handedOver(taken.toList(), address);
        return pushed;
    }

    private Pushed pushed(Signed signed) {
        var key = signed.account().key();
        return new Pushed(
                signed.account(),
                refusal(server.push(key, signed.jwt())),
                services.accounts().staged(key));
    }

    /// Asks for each of them and verifies the answer before anything is said about it.
    public List<PulledAccount> pull(List<Account> accounts) {
        var operator = operatorClaims(services.environment().operatorJwt());
        return accounts.stream()
                .map(account -> switch (server.account(account.key())) {
                    case Answer.Given given -> verified(account, given.text().strip(), operator);
                    case Answer.Missing _ -> new PulledAccount(account, PullStatus.MISSING, "", null);
                    case Answer.Refused refused ->
                        new PulledAccount(account, PullStatus.NO_ANSWER, words(refused), null);
                    case Answer.Failed failed -> new PulledAccount(account, PullStatus.NO_ANSWER, failed.words(), null);
                })
                .toList();
    }

    /// Whether the account server serves the operator of this environment; false too when it does not say.
    public boolean servesOurOperator() {
        if (!(server.operator() instanceof Answer.Given given)) {
            return false;
        }
        try {
            var claims = JwtReader.decodeOperator(given.text().strip()).claims();
            return claims.subject().equals(services.environment().operator().text());
        } catch (JwtException _) {
            // Whatever it is, it is not our operator's JWT.
            return false;
        }
    }

    private static PulledAccount verified(Account account, String text, OperatorClaims operator) {
        try {
            var claims = JwtReader.decodeAccount(text).claims();
            if (!claims.subject().equals(account.key().text())) {
                return new PulledAccount(account, PullStatus.UNUSABLE, "it is the JWT of another account", null);
            }
            if (!TrustedKeys.signedBy(operator, claims)) {
                return new PulledAccount(account, PullStatus.UNKNOWN_SIGNER, claims.issuer(), null);
            }
            return new PulledAccount(account, compared(account, text, claims), "", text);
        } catch (JwtException e) {
            return new PulledAccount(account, PullStatus.UNUSABLE, String.valueOf(e.getMessage()), null);
        }
    }

    private static PullStatus compared(Account account, String text, AccountClaims claims) {
        var ours = account.release();
        if (ours.jwt() == null) {
            return PullStatus.ONLY_THEIRS;
        }
        if (ours.jwt().equals(text)) {
            return PullStatus.SAME;
        }
        var theirs = claims.base().issuedAt();
        if (theirs == ours.iat()) {
            return PullStatus.DIFFERENT;
        }
        return theirs > ours.iat() ? PullStatus.THEIRS_NEWER : PullStatus.OURS_NEWER;
    }

    private static OperatorClaims operatorClaims(String jwt) {
        try {
            return JwtReader.decodeOperator(jwt).claims();
        } catch (JwtException e) {
            throw ProblemException.because(e, ProblemCode.STORE_DAMAGED, "the operator's JWT cannot be read");
        }
    }

    private record Signed(Account account, String jwt) {
        int imports() {
            try {
                return JwtReader.decodeAccount(jwt).claims().imports().size();
            } catch (JwtException e) {
                throw ProblemException.because(e, ProblemCode.STORE_DAMAGED, "the JWT of " + account.name());
            }
        }
    }
}
