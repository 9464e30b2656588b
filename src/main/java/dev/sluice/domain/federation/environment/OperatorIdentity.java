package dev.sluice.domain.federation.environment;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.validation.TrustedKeys;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An operator by its JWT, and what follows from it for an environment.
public final class OperatorIdentity {
    private static final String SYSTEM_NAME = "SYS";

    private final Ports ports;
    private final OperatorDraft draft;
    private final String jwt;
    private final OperatorClaims claims;

    private OperatorIdentity(Ports ports, OperatorDraft draft, String jwt, OperatorClaims claims) {
        this.ports = ports;
        this.draft = draft;
        this.jwt = jwt;
        this.claims = claims;
    }

    /// @throws ProblemException `OPERATOR_UNUSABLE`
    static OperatorIdentity read(Ports ports, OperatorDraft draft) {
        var jwt = Armour.token(draft.operatorJwt()).strip();
        return new OperatorIdentity(ports, draft, jwt, claims(jwt));
    }

    /// @param text bare or armoured
    public static OperatorClaims claims(String text) {
        try {
            var claims = JwtReader.decodeOperator(Armour.token(text).strip()).claims();
            var own = claims.issuer().equals(claims.subject())
                    || claims.signingKeys().contains(claims.issuer());
            if (!own) {
                throw unusable("the operator did not sign it");
            }
            return claims;
        } catch (JwtException e) {
            throw ProblemException.because(e, ProblemCode.OPERATOR_UNUSABLE, e.getMessage());
        }
    }

    Environment environment(EnvironmentId id) {
        var name = Names.check(draft.name() == null ? claims.base().name() : draft.name());
        var servers = draft.servers().stream().map(ServerAddress::check).toList();
        return new Environment(
                id,
                name,
                draft.level(),
                key(claims.subject(), KeyKind.OPERATOR),
                signingKey(),
                systemAccount(),
                jwt,
                servers);
    }

    /// Known by its key at least; with its JWT when that was given.
    Account systemAccount(Environment environment) {
        var given = systemClaims(environment.systemAccount());
        var name = given == null ? SYSTEM_NAME : Names.check(given.base().name());
        var release = given == null
                ? Release.NONE
                : new Release(
                        Armour.token(Objects.requireNonNull(draft.systemJwt())).strip(),
                        given.base().issuedAt(),
                        true);
        return new Account(
                environment.systemAccount(),
                environment.id(),
                name,
                AccountRole.SYSTEM,
                Limits.core(),
                release,
                ports.clock().instant(),
                null);
    }

    /// The first key that we hold and the operator may sign accounts with; without any, the one it would be.
    private PublicKey signingKey() {
        var signing = claims.signingKeys().stream();
        var all = claims.strictSigningKeyUsage() ? signing : Stream.concat(signing, Stream.of(claims.subject()));
        var keys = all.map(text -> key(text, KeyKind.OPERATOR)).toList();
        return keys.stream()
                .filter(ports.signer()::holds)
                .findFirst()
                .orElseGet(() -> keys.isEmpty() ? key(claims.subject(), KeyKind.OPERATOR) : keys.getFirst());
    }

    private PublicKey systemAccount() {
        var named = claims.systemAccount();
        var given = draft.systemAccount();
        if (!named.isEmpty() && given != null && !named.equals(given)) {
            throw unusable("it names another system account");
        }
        if (named.isEmpty() && given == null) {
            throw unusable("it names no system account");
        }
        return key(given == null ? named : given, KeyKind.ACCOUNT);
    }

    private @Nullable AccountClaims systemClaims(PublicKey system) {
        if (draft.systemJwt() == null) {
            return null;
        }
        try {
            var account = JwtReader.decodeAccount(
                            Armour.token(draft.systemJwt()).strip())
                    .claims();
            if (!account.subject().equals(system.text()) || !TrustedKeys.signedBy(claims, account)) {
                throw unusable("the JWT of the system account is of another account or operator");
            }
            return account;
        } catch (JwtException e) {
            throw ProblemException.because(e, ProblemCode.OPERATOR_UNUSABLE, e.getMessage());
        }
    }

    private static PublicKey key(String text, KeyKind kind) {
        return PublicKey.parse(text)
                .filter(key -> key.isKind(kind))
                .orElseThrow(() -> unusable("it names a key of the wrong kind"));
    }

    private static ProblemException unusable(String reason) {
        return ProblemException.of(ProblemCode.OPERATOR_UNUSABLE, reason);
    }
}
