package dev.sluice.domain.federation.rotation;

import dev.sluice.domain.federation.act.Manner;
import dev.sluice.domain.federation.act.RotationPlan;
import dev.sluice.domain.federation.environment.Scope;
import dev.sluice.domain.federation.port.Roster;
import dev.sluice.domain.federation.sharing.Engine;
import dev.sluice.domain.jwt.JwtException;
import dev.sluice.domain.jwt.JwtReader;
import dev.sluice.domain.jwt.OperatorClaims;
import dev.sluice.domain.jwt.ReadMode;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Rotation;
import dev.sluice.domain.model.Rotation.Phase;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Replaces the operator's signing key in one plan that survives being stopped anywhere: add the
/// new
/// key, have servers trust it, sign every account anew, push, verify, retire the old one. Each call
/// of [#goOn] does what can be done now and says what comes next; what was done is not done twice.
///
/// Servers read their operator only when they start (nats-server-facts 6.3), so a person restarts
/// them twice: with both keys, and at the end without the old one. Nothing is signed by a key that
/// some server does not trust, since a server would store such a text and lock its users out at its
/// next start. Activations are signed by accounts: none needs to be issued again.
public final class OperatorRotation {
    private final Engine engine;
    private final Scope scope;
    private final Resigning resigning;

    public OperatorRotation(Engine engine, Resigning resigning) {
        this.engine = engine;
        this.scope = engine.scope();
        this.resigning = resigning;
    }

    public Rotation goOn(Rotation present, Manner manner) {
        var rotation = present.phase() == Phase.ADDED ? changeOver(present, manner) : present;
        signEverything(rotation, manner);
        return retire(rotation);
    }

    /// What is signed anew, and pushed.
    public RotationPlan plan() {
        var environment = scope.environment();
        var rotation = scope.store().read(view -> view.rotation(environment.operator()));
        return new RotationPlan(
                environment.operator(),
                environment.name(),
                rotation.map(Rotation::oldKey).orElse(environment.signingKey()),
                rotation.orElse(null),
                accounts().stream().map(Account::name).toList(),
                List.of(),
                List.of());
    }

    /// Both keys are good from now on; the old one goes on signing.
    public Rotation begin() {
        var environment = scope.environment();
        var fresh = scope.signer().create(KeyKind.OPERATOR);
        var jwt = operator(environment, List.of(environment.signingKey(), fresh));
        return scope.store().write(tx -> {
            tx.save(scope.environment(tx).withOperator(jwt, environment.signingKey()));
            return Resigning.saved(
                    tx,
                    new Rotation(
                            scope.newId(),
                            scope.id(),
                            environment.operator(),
                            environment.signingKey(),
                            fresh,
                            Phase.ADDED,
                            scope.now(),
                            null));
        });
    }

    /// From here on the new key signs. Every account waits to be signed anew.
    private Rotation changeOver(Rotation rotation, Manner manner) {
        if (scope.environment().hasServers()) {
            requireTrust(rotation, engine.delivery().fullRoster(manner.without()));
        }
        return scope.store().write(tx -> {
            var environment = scope.environment(tx);
            tx.save(environment.withOperator(environment.operatorJwt(), rotation.newKey()));
            return Resigning.saved(tx, rotation.at(Phase.SIGNING));
        });
    }

    private void requireTrust(Rotation rotation, Roster roster) {
        var trusting = scope.link().resolver().trusting(roster);
        var named = trusting.stream()
                .filter(each -> each.accepts(rotation.newKey().text()))
                .map(each -> each.server().id())
                .collect(Collectors.toSet());
        var missing = roster.servers().stream()
                .filter(server -> !named.contains(server.id()))
                .map(server -> server.name())
                .toList();
        if (!missing.isEmpty()) {
            throw ProblemException.of(
                    ProblemCode.KEY_NOT_TRUSTED, rotation.newKey().shortText(), String.join(", ", missing));
        }
    }

    /// The system account first: our own link rests on it.
    private void signEverything(Rotation rotation, Manner manner) {
        var roster = resigning.roster(manner);
        for (var account : accounts()) {
            if (!isSignedBy(account, rotation.newKey()) || !account.release().confirmed()) {
                resigning.sign(account, roster, manner);
            }
        }
    }

    private List<Account> accounts() {
        var all = scope.store().read(view -> view.accounts(scope.id()));
        var ours = new ArrayList<Account>();
        all.stream().filter(account -> account.role() == AccountRole.SYSTEM).forEach(ours::add);
        all.stream()
                .filter(account -> account.isManaged() && account.release().jwt() != null)
                .forEach(ours::add);
        return ours;
    }

    private static boolean isSignedBy(Account account, PublicKey key) {
        var jwt = account.release().jwt();
        try {
            return jwt != null
                    && JwtReader.decodeAccount(jwt, ReadMode.KEEP_UNKNOWN)
                            .claims()
                            .base()
                            .issuer()
                            .equals(key.text());
        } catch (JwtException e) {
            throw ProblemException.because(e, ProblemCode.STORE_DAMAGED, "account " + account.name());
        }
    }

    /// The operator names the new key only. Servers forget the old one when they are next started
    /// with it.
    private Rotation retire(Rotation rotation) {
        var jwt = operator(scope.environment(), List.of(rotation.newKey()));
        return scope.store().write(tx -> {
            tx.save(scope.environment(tx).withOperator(jwt, rotation.newKey()));
            return Resigning.saved(tx, rotation.ended(scope.now()));
        });
    }

    /// The operator as it is, with these signing keys besides those that are not ours.
    private String operator(Environment environment, List<PublicKey> keys) {
        try {
            var claims =
                    (OperatorClaims) JwtReader.decode(environment.operatorJwt()).claims();
            var others = claims.signingKeys().stream()
                    .filter(key ->
                            PublicKey.parse(key).filter(scope.signer()::holds).isEmpty());
            var all = Stream.concat(others, keys.stream().map(PublicKey::text))
                    .distinct()
                    .toList();
            return engine.accountSigner()
                    .encode(
                            claims.copy().signingKeys(all).build(),
                            environment.operator(),
                            Math.max(scope.now().getEpochSecond(), claims.base().issuedAt() + 1));
        } catch (JwtException e) {
            throw ProblemException.because(e, ProblemCode.STORE_DAMAGED, "the operator's JWT");
        }
    }
}
