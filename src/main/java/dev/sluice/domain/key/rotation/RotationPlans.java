package dev.sluice.domain.key.rotation;

import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.RotationPlan;
import dev.sluice.domain.federation.operation.RotationPlan.Activation;
import dev.sluice.domain.federation.operation.RotationPlan.Creds;
import dev.sluice.domain.federation.operation.RotationPlan.Place;
import dev.sluice.domain.federation.push.ActivationTokens;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.Token;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds what rests on an account's signing key. Reads rows only.
final class RotationPlans {
    private final EnvironmentContext context;

    RotationPlans(EnvironmentContext context) {
        this.context = context;
    }

    /// @param wanted null for the only key there is
    RotationPlan of(StoreView view, PublicKey subject, @Nullable PublicKey wanted) {
        var account = context.managed(view, subject);
        var rotation = view.rotations().underWay(subject).orElse(null);
        var oldKey = rotation == null ? choose(account, wanted) : same(account, rotation, wanted);
        return of(view, account, new Keys(oldKey, rotation));
    }

    RotationPlan of(StoreView view, Rotation rotation) {
        return of(view, context.managed(view, rotation.subject()), new Keys(rotation.oldKey(), rotation));
    }

    private RotationPlan of(StoreView view, Account account, Keys keys) {
        var activations = new ArrayList<Activation>();
        for (var connection : view.connections().of(account.key())) {
            var token = connection.grant().token();
            if (token != null && connection.exporter().equals(account.key()) && isWorth(connection)) {
                var issuer = ActivationTokens.read(token).issuer().text();
                keys.reissued(issuer, connection.createdAt())
                        .ifPresent(reissued -> activations.add(new Activation(
                                connection,
                                context.nameOf(view, connection.importer()),
                                place(view, connection),
                                reissued)));
            }
        }
        var users = new ArrayList<Creds>();
        for (var user : view.users().of(account.key())) {
            var claims = read(user).claims();
            if (!isRevoked(account, claims)) {
                keys.reissued(claims.issuer(), user.createdAt())
                        .ifPresent(reissued -> users.add(new Creds(user, reissued)));
            }
        }
        var importers = activations.stream()
                .filter(activation -> activation.place() == Place.IMPORT)
                .map(Activation::partner)
                .distinct();
        var pushed = Stream.concat(Stream.of(account.name()), importers).toList();
        return new RotationPlan(
                account.key(), account.name(), keys.oldKey(), keys.rotation(), pushed, activations, users);
    }

    private record Keys(PublicKey oldKey, @Nullable Rotation rotation) {
        /// Empty for what neither key signed. The new key is younger than what it signed anew.
        Optional<Boolean> reissued(String issuer, Instant madeAt) {
            if (issuer.equals(oldKey.text())) {
                return Optional.of(false);
            }
            return rotation != null && issuer.equals(rotation.newKey().text()) && !madeAt.isAfter(rotation.beganAt())
                    ? Optional.of(true)
                    : Optional.empty();
        }
    }

    /// Whether its token may still let anybody in: one that is being revoked is dead, and whoever resumes gets
    /// another.
    private static boolean isWorth(Connection connection) {
        var state = connection.state();
        return state != ConnectionState.SUSPENDED
                && state != ConnectionState.REVOKING
                && connection.status().reason() != Reason.ROLLING_BACK;
    }

    private static Place place(StoreView view, Connection connection) {
        var ours = view.accounts()
                .find(connection.importer())
                .filter(Account::isManaged)
                .isPresent();
        if (ours && connection.isOnServers()) {
            return Place.IMPORT;
        }
        return ours && connection.status().reason() != Reason.TOKEN_ISSUED ? Place.KEPT : Place.HANDED_OUT;
    }

    private static PublicKey choose(Account account, @Nullable PublicKey wanted) {
        var keys = UnmodelledClaims.signingKeys(account).stream()
                .map(SigningKey::key)
                .toList();
        if (wanted != null) {
            if (keys.contains(wanted.text()) || wanted.equals(account.key())) {
                return wanted;
            }
            throw ProblemException.of(ProblemCode.SIGNING_KEY_UNKNOWN, account.name(), wanted.text());
        }
        if (keys.size() > 1) {
            throw ProblemException.of(ProblemCode.SIGNING_KEY_AMBIGUOUS, account.name(), String.join(", ", keys));
        }
        return keys.stream().findFirst().flatMap(PublicKey::parse).orElse(account.key());
    }

    private static PublicKey same(Account account, Rotation rotation, @Nullable PublicKey wanted) {
        if (wanted != null && !wanted.equals(rotation.oldKey())) {
            throw ProblemException.of(
                    ProblemCode.ROTATION_UNDER_WAY,
                    account.name(),
                    rotation.oldKey().shortText());
        }
        return rotation.oldKey();
    }

    static Token<UserClaims> read(User user) {
        try {
            return JwtReader.decodeUser(user.jwt());
        } catch (JwtException e) {
            throw ProblemException.because(e, ProblemCode.STORE_DAMAGED, "user " + user.name());
        }
    }

    /// A JWT signed anew is younger than the revocation, and would let a revoked user in again.
    private static boolean isRevoked(Account account, UserClaims claims) {
        if (account.rest() == null) {
            return false;
        }
        var revocations = UnmodelledClaims.of(account).revocations();
        return Stream.of(claims.subject(), "*")
                .flatMap(target -> Stream.ofNullable(revocations.get(target)))
                .anyMatch(at -> at >= claims.base().issuedAt());
    }
}
