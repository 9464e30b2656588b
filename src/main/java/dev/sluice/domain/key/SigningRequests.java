package dev.sluice.domain.key;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.environment.OperatorIdentity;
import dev.sluice.domain.federation.maintenance.ForeignClaimsAdoption;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.sharing.StagedEdits;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.json.ReadMode;
import dev.sluice.domain.jwt.validation.TrustedKeys;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.model.record.StagedChange.Accept;
import dev.sluice.domain.model.record.StagedChange.End;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;

/// Accounts that are made here, under an operator whose keys somebody else holds (G7): what they are to be goes out
/// signed with the account's own key, and comes back signed by the operator.
public final class SigningRequests {
    private final EnvironmentContext context;
    private final AccountSigner accountSigner;
    private final StagedEdits edits;

    public SigningRequests(EnvironmentContext context, AccountSigner accountSigner, StagedEdits edits) {
        this.context = context;
        this.accountSigner = accountSigner;
        this.edits = edits;
    }

    /// Whether accounts of the environment can be signed here, and need nobody else.
    public boolean isNeedless() {
        return context.signer().holds(context.environment().signingKey());
    }

    /// What the account is to be, with what waits for a push, signed with its own key.
    ///
    /// @throws ProblemException `REQUEST_NEEDLESS`, `KEY_MISSING`, `VAULT_LOCKED`, `CLAIMS_INVALID`
    public String request(PublicKey key) {
        if (isNeedless()) {
            throw ProblemException.of(
                    ProblemCode.REQUEST_NEEDLESS, context.environment().name());
        }
        return context.act(Operation.local(Action.ACCOUNT_SIGN, key).about("request"), () -> {
            var claims = context.store().rehearse(tx -> {
                var wanted = wanted(tx, key);
                accountSigner.refuseInvalid(tx, context.managed(tx, key));
                return wanted;
            });
            var issuedAt = Math.max(context.now().getEpochSecond(), claims.issuedAt() + 1);
            return accountSigner.encode(claims, key, issuedAt);
        });
    }

    /// As its rows are with its own staged edits carried out.
    private AccountClaims wanted(StoreTx tx, PublicKey key) {
        waiting(tx, key).forEach(change -> {
            if (!StagedEdits.isDone(tx, change.edit())) {
                edits.apply(tx, change.edit());
            }
        });
        return ClaimsPlanner.claims(tx, context.managed(tx, key));
    }

    /// What needs a partner's part, or changes servers first, is no part of a request.
    private List<StagedChange> waiting(StoreView view, PublicKey key) {
        return view.staged().in(context.id()).stream()
                .filter(change -> change.edit().account().equals(key))
                .filter(change -> !(change.edit() instanceof Accept) && !(change.edit() instanceof End))
                .toList();
    }

    /// What came back.
    ///
    /// @param changes how it differs from what the account is to be here; empty where it is what was asked for
    public record Answer(Account account, String jwt, AccountClaims claims, List<ClaimChange> changes) {
        public Answer {
            changes = List.copyOf(changes);
        }
    }

    /// @param text bare or armoured
    /// @throws ProblemException `ANSWER_UNUSABLE`, also for another account, or one that another operator signed
    public Answer read(String text) {
        var token = Armour.token(text).strip();
        var claims = claims(token);
        var operator = OperatorIdentity.claims(context.environment().operatorJwt());
        if (!TrustedKeys.signedBy(operator, claims)) {
            throw unusable("the operator of this environment did not sign it");
        }
        return context.store().rehearse(tx -> {
            var account = PublicKey.parse(claims.subject())
                    .flatMap(tx.accounts()::find)
                    .filter(found -> found.isLive()
                            && found.isManaged()
                            && found.environment().equals(context.id()))
                    .orElseThrow(() -> unusable("its account is none of those that were made here"));
            if (claims.issuedAt() < account.release().iat()) {
                throw unusable("a later one is here already");
            }
            return new Answer(account, token, claims, ClaimDiff.between(wanted(tx, account.key()), claims));
        });
    }

    private static AccountClaims claims(String token) {
        try {
            return JwtReader.decodeAccount(token, ReadMode.KEEP_UNKNOWN).claims();
        } catch (JwtException e) {
            throw ProblemException.because(e, ProblemCode.ANSWER_UNUSABLE, String.valueOf(e.getMessage()));
        }
    }

    private static ProblemException unusable(String why) {
        return ProblemException.of(ProblemCode.ANSWER_UNUSABLE, why);
    }

    /// Keeps it as what was last signed; the account is from now on what it says.
    ///
    /// @param accepted whether a person agrees to what the operator changed
    /// @throws ProblemException `ANSWER_DIFFERS` where it was changed and nobody agreed, or cannot be kept here
    public Account take(Answer answer, boolean accepted) {
        var key = answer.account().key();
        if (!answer.changes().isEmpty() && !accepted) {
            throw differs(answer);
        }
        var operation = Operation.local(Action.ACCOUNT_SIGN, key).about("signed by the operator");
        return context.act(operation, () -> context.store().write(tx -> taken(tx, answer)));
    }

    private Account taken(StoreTx tx, Answer answer) {
        var key = answer.account().key();
        var planned = wanted(tx, key);
        waiting(tx, key).forEach(change -> tx.staged().drop(change.id()));
        if (!ClaimDiff.between(planned, answer.claims()).isEmpty()) {
            new ForeignClaimsAdoption(context).apply(tx, context.managed(tx, key), answer.claims());
            var now = ClaimsPlanner.claims(tx, context.managed(tx, key));
            if (!ClaimDiff.between(now, answer.claims()).isEmpty()) {
                throw differs(answer);
            }
        }
        var release = new Release(answer.jwt(), answer.claims().issuedAt(), false);
        var signed = context.managed(tx, key).withRelease(release);
        tx.accounts().save(signed);
        return signed;
    }

    private static ProblemException differs(Answer answer) {
        return ProblemException.of(
                ProblemCode.ANSWER_DIFFERS,
                answer.account().name(),
                answer.changes().size());
    }
}
