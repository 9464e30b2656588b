package dev.sluice.domain.account.renewal;

import dev.sluice.domain.account.LoginProof;
import dev.sluice.domain.account.UserChanges;
import dev.sluice.domain.account.UserChanges.Replacement;
import dev.sluice.domain.account.UserConnections;
import dev.sluice.domain.account.UserEdit;
import dev.sluice.domain.account.Users;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Fresh credentials where a client reads them, before the old ones end (G5). Who writes them does it between
/// [#issue] and [#endOld], so that the old ones are good until the new ones are there.
public final class CredsRenewals {
    private final Users users;
    private final UserChanges changes;
    private final UserConnections connections;

    public CredsRenewals(Users users, UserChanges changes, UserConnections connections) {
        this.users = users;
        this.changes = changes;
        this.connections = connections;
    }

    /// What ends with the old credentials.
    ///
    /// @param end when they end by themselves; null for never
    /// @param clients who is connected with them now
    public record Old(@Nullable Instant end, UserConnections.Found clients) {}

    public Old old(User user) {
        return new Old(users.end(user).orElse(null), connections.of(user));
    }

    /// New ones, with which every server that counts has let a client in.
    ///
    /// @param replacement with the new key; null where the user keeps its own
    public record Fresh(User user, @Nullable Replacement replacement, LoginProof proof, Old old) {
        /// Whether the user has its key still, and the old ones are good until they end by themselves.
        public boolean keepsKey() {
            return replacement == null;
        }
    }

    /// Whether what lies where the client reads is of this user: a wrong name would else overwrite another client's.
    ///
    /// @param text of the creds file; the caller wipes it
    /// @param place as it is told to a person
    /// @return what it says
    /// @throws ProblemException `CREDS_OF_ANOTHER`
    public UserClaims requireIts(User user, char[] text, String place) {
        try {
            var found = JwtReader.decodeUser(Armour.token(text)).claims();
            if (!isIts(user, found)) {
                throw ProblemException.of(
                        ProblemCode.CREDS_OF_ANOTHER,
                        place,
                        user.name(),
                        found.name() + " " + found.base().subject());
            }
            return found;
        } catch (JwtException e) {
            throw ProblemException.because(e, ProblemCode.CREDS_OF_ANOTHER, place, user.name(), "-");
        }
    }

    /// Also those of a key that it had before.
    public static boolean isIts(User user, UserClaims found) {
        return found.base().subject().equals(user.key().text())
                || (found.name().equals(user.name())
                        && isOf(found.issuerAccount(), found.base().issuer(), user));
    }

    private static boolean isOf(String issuerAccount, String issuer, User user) {
        return (issuerAccount.isEmpty() ? issuer : issuerAccount)
                .equals(user.account().text());
    }

    /// Signs new ones, and has a client log in with them. With the same key servers take old and new ones until the
    /// old ones end by themselves.
    ///
    /// @param keeping whether the user keeps its key
    /// @param without names or ids of servers knowingly left out
    /// @throws ProblemException `LOGIN_NOT_PROVEN`: the old ones are good as before
    public Fresh issue(User before, boolean keeping, Set<String> without) {
        var replacement = keeping ? null : changes.prepare(before);
        var next = replacement == null ? changes.edit(before, UserEdit.lasting(life(before))) : replacement.next();
        var proof = connections.logIn(next, without);
        if (!proof.isComplete()) {
            throw ProblemException.of(
                    ProblemCode.LOGIN_NOT_PROVEN, next.name(), proof.letIn(), proof.expected(), proof.faults());
        }
        return new Fresh(next, replacement, proof, old(before));
    }

    /// As long as it had; null for ever.
    private @Nullable Duration life(User user) {
        var facts = users.facts(user);
        var end = facts.expiresAt();
        return end == null ? null : Duration.between(facts.issuedAt(), end);
    }

    /// The new ones; the caller wipes them.
    public char[] creds(Fresh fresh, CredsIssue.Place place) {
        return users.creds(fresh.user(), place);
    }

    /// Shuts the old key out, where there is a new one; then servers cut who came in with it.
    public Outcome endOld(Fresh fresh, OperationOptions options) {
        var replacement = fresh.replacement();
        return replacement == null
                ? new Outcome.Local()
                : changes.replace(replacement, options).outcome();
    }
}
