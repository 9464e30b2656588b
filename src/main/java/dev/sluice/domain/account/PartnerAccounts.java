package dev.sluice.domain.account;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.push.Delivery;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtValidator;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.json.ReadMode;
import dev.sluice.domain.jwt.validation.Finding;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.stream.Collectors;

/// Accounts of partners who hold the account's key and none of the operator's: they sign what they want with the
/// account's own key, as nsc does in a store without an operator key, and get it back signed by the operator.
public final class PartnerAccounts {
    private final EnvironmentContext context;
    private final Accounts accounts;
    private final AccountSigner accountSigner;
    private final Delivery delivery;

    public PartnerAccounts(
            EnvironmentContext context, Accounts accounts, AccountSigner accountSigner, Delivery delivery) {
        this.context = context;
        this.accounts = accounts;
        this.accountSigner = accountSigner;
        this.delivery = delivery;
    }

    /// What a partner wants.
    ///
    /// @param asks how it differs from an account that nothing is said of
    /// @param isKnown whether it was known here before
    public record Request(AccountClaims claims, List<ClaimChange> asks, boolean isKnown) {
        public Request {
            asks = List.copyOf(asks);
        }

        public PublicKey key() {
            return new PublicKey(claims.subject());
        }
    }

    /// @param text bare or armoured
    /// @throws ProblemException `REQUEST_UNUSABLE`, `CLAIMS_INVALID`, `REQUEST_OF_OURS`
    public Request read(String text) {
        var claims = claims(text);
        var key = PublicKey.parse(claims.subject())
                .filter(parsed -> parsed.isKind(KeyKind.ACCOUNT))
                .orElseThrow(() -> unusable("it is of no account"));
        if (!claims.issuer().equals(claims.subject())) {
            throw unusable("the account itself did not sign it");
        }
        var faults = JwtValidator.validate(claims, context.now().getEpochSecond()).stream()
                .filter(finding -> finding.level() == Finding.Level.ERROR)
                .map(Finding::message)
                .collect(Collectors.joining("; "));
        if (!faults.isEmpty()) {
            throw ProblemException.of(ProblemCode.CLAIMS_INVALID, claims.name(), faults);
        }
        var known = context.store().read(view -> view.accounts().find(key));
        known.filter(account -> account.role() != AccountRole.EXTERNAL || !account.isLive())
                .ifPresent(account -> {
                    throw ProblemException.of(ProblemCode.REQUEST_OF_OURS, account.name());
                });
        var nothing = AccountClaims.builder(claims.subject(), claims.name()).build();
        return new Request(claims, ClaimDiff.between(nothing, claims), known.isPresent());
    }

    private static AccountClaims claims(String text) {
        try {
            return JwtReader.decodeAccount(Armour.token(text).strip(), ReadMode.KEEP_UNKNOWN)
                    .claims();
        } catch (JwtException e) {
            throw ProblemException.because(e, ProblemCode.REQUEST_UNUSABLE, String.valueOf(e.getMessage()));
        }
    }

    private static ProblemException unusable(String why) {
        return ProblemException.of(ProblemCode.REQUEST_UNUSABLE, why);
    }

    /// Signs it as it is, and knows the account from then on.
    ///
    /// @return the JWT for the partner
    /// @throws ProblemException `KEY_MISSING`, `VAULT_LOCKED`, `ACCOUNT_EXISTS`
    public String sign(Request request) {
        return context.act(
                Operation.local(Action.ACCOUNT_SIGN, request.key())
                        .about(request.claims().name()),
                () -> {
                    var jwt = accountSigner.encode(
                            request.claims(),
                            context.environment().signingKey(),
                            Math.max(
                                    context.now().getEpochSecond(),
                                    request.claims().issuedAt() + 1));
                    if (!request.isKnown()) {
                        accounts.addExternal(request.claims().name(), request.key());
                    }
                    return jwt;
                });
    }

    /// Hands it to every server.
    ///
    /// @param jwt as [#sign] made it
    /// @throws ProblemException `SERVERS_MISSING`
    public OperationResult<Account> push(Request request, String jwt, OperationOptions options) {
        return context.act(
                Operation.onServers(Action.ACCOUNT_SIGN, request.key())
                        .about(request.claims().name()),
                options,
                () -> {
                    var expected = delivery.expectedAll(options.without());
                    var report = context.link().pushing(resolver -> resolver.push(request.key(), jwt, expected));
                    return new OperationResult<>(
                            context.store().read(view -> context.account(view, request.key())),
                            Outcome.of(List.of(report)));
                });
    }
}
