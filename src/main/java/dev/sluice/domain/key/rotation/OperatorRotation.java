package dev.sluice.domain.key.rotation;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.environment.OperatorIdentity;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.RotationPlan;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.push.Delivery;
import dev.sluice.domain.federation.push.PushProtocol;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.json.ReadMode;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.model.record.Rotation.Phase;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Replaces the operator's signing key in one plan that survives being stopped anywhere: add the new key, have
/// servers trust it, sign every account anew, push, verify, retire the old one. Each call of [#goOn] does what can
/// be done now and says what comes next; what was done is not done twice.
///
/// Servers read their operator only when they start (nats-server-facts.md#6.3), so a person restarts them twice:
/// with both keys, and at the end without the old one. Nothing is signed by a key that some server does not trust,
/// since a server would store such a text and lock its users out at its next start. Activations are signed by
/// accounts: none needs to be issued again.
public final class OperatorRotation {
    private final EnvironmentContext context;
    private final AccountSigner accountSigner;
    private final Delivery delivery;
    private final PushProtocol protocol;
    private final AccountResigning resigning;
    private final SigningKeyUse resting;

    public OperatorRotation(
            EnvironmentContext context,
            AccountSigner accountSigner,
            Delivery delivery,
            PushProtocol protocol,
            AccountResigning resigning) {
        this.context = context;
        this.accountSigner = accountSigner;
        this.delivery = delivery;
        this.protocol = protocol;
        this.resigning = resigning;
        this.resting = new SigningKeyUse(context);
    }

    public Rotation goOn(Rotation present, OperationOptions options) {
        var rotation = present.phase() == Phase.ADDED ? changeOver(present, options) : present;
        signEverything(rotation, options);
        return retire(rotation, options);
    }

    /// Hands the work back to the old key, which servers trust all along. What the new one signed is signed anew
    /// with the old one, and the new one leaves the operator.
    public Rotation cancel(Rotation present, OperationOptions options) {
        var begun = present.phase() != Phase.ADDED;
        if (begun && context.environment().hasServers()) {
            requireTrust(present.oldKey(), delivery.expectedAll(options.without()));
        }
        var back = context.store().write(tx -> {
            var environment = context.environment(tx);
            tx.environments().save(environment.withOperator(environment.operatorJwt(), present.oldKey()));
            return AccountResigning.save(tx, present.turnedBack(present.beganAt()));
        });
        // Before the change of hands nothing was signed with the new key.
        return begun ? goOn(back, options) : retireKey(back);
    }

    /// What is signed anew, and pushed.
    public RotationPlan plan() {
        var environment = context.environment();
        var rotation = context.store().read(view -> view.rotations().underWay(environment.operator()));
        return new RotationPlan(
                environment.operator(),
                environment.name(),
                rotation.map(Rotation::oldKey).orElse(environment.signingKey()),
                rotation.orElse(null),
                accounts().stream().map(Account::name).toList(),
                List.of(),
                List.of());
    }

    /// All keys that were good stay good, and one more is from now on; the old one goes on signing.
    ///
    /// @throws ProblemException `OPERATOR_BEHIND` when servers trust a key that we do not know, and hold what it
    /// signed: started with our operator, they would lock it out
    public Rotation begin(OperationOptions options) {
        var environment = context.environment();
        // Before a key is made: who cannot sign the operator changes nothing.
        context.signer().signer(environment.operator());
        if (environment.hasServers()) {
            requireKnown(environment, delivery.expectedAll(options.without()));
        }
        var fresh = context.signer().create(KeyKind.OPERATOR);
        var jwt = operator(
                environment,
                keys -> Stream.concat(
                                keys.stream(),
                                Stream.of(environment.signingKey(), fresh)
                                        .filter(key -> !key.equals(environment.operator()))
                                        .map(PublicKey::text))
                        .distinct()
                        .toList());
        return context.store().write(tx -> {
            tx.environments().save(context.environment(tx).withOperator(jwt, environment.signingKey()));
            return AccountResigning.save(
                    tx,
                    new Rotation(
                            context.newId(),
                            context.id(),
                            environment.operator(),
                            environment.signingKey(),
                            fresh,
                            Phase.ADDED,
                            context.now(),
                            null));
        });
    }

    /// From here on the new key signs. Every account waits to be signed anew.
    private Rotation changeOver(Rotation rotation, OperationOptions options) {
        if (context.environment().hasServers()) {
            requireTrust(rotation.newKey(), delivery.expectedAll(options.without()));
        }
        return context.store().write(tx -> {
            var environment = context.environment(tx);
            tx.environments().save(environment.withOperator(environment.operatorJwt(), rotation.newKey()));
            return AccountResigning.save(tx, rotation.at(Phase.SIGNING));
        });
    }

    private void requireKnown(Environment environment, ExpectedServers expected) {
        var known =
                new HashSet<>(OperatorIdentity.claims(environment.operatorJwt()).signingKeys());
        known.add(environment.operator().text());
        var strange = expected.servers().stream()
                .flatMap(server -> expected.trust(server).stream())
                .filter(trust ->
                        trust.operators().contains(environment.operator().text()))
                .flatMap(trust -> trust.signers().stream())
                .filter(key -> !known.contains(key))
                .collect(Collectors.toSet());
        if (strange.isEmpty()) {
            return;
        }
        var needed = new TreeMap<>(resting.read(expected));
        needed.keySet().retainAll(strange);
        if (!needed.isEmpty()) {
            var accounts =
                    needed.values().stream().flatMap(List::stream).distinct().collect(Collectors.joining(", "));
            throw ProblemException.of(ProblemCode.OPERATOR_BEHIND, String.join(", ", needed.keySet()), accounts);
        }
    }

    private void requireTrust(PublicKey key, ExpectedServers expected) {
        var trusting = context.link().resolver().trusting(expected);
        var named = trusting.stream()
                .filter(each -> each.accepts(key.text()))
                .map(each -> each.server().id())
                .collect(Collectors.toSet());
        var missing = expected.servers().stream()
                .filter(server -> !named.contains(server.id()))
                .map(server -> server.name())
                .toList();
        if (!missing.isEmpty()) {
            throw ProblemException.of(ProblemCode.KEY_NOT_TRUSTED, key.shortText(), String.join(", ", missing));
        }
    }

    /// The system account first: our own link rests on it.
    private void signEverything(Rotation rotation, OperationOptions options) {
        var expected = resigning.expected(options);
        var behind = accounts().stream()
                .filter(account -> !isSignedBy(account, rotation.newKey())
                        || !account.release().confirmed())
                .toList();
        if (expected != null && context.link().resolver().isInstalledByHand()) {
            // All of them before the first is awaited: they are installed together.
            behind.forEach(account -> protocol.republish(account.key(), expected, options.progress()));
        }
        behind.forEach(account -> resigning.sign(account, expected, options));
    }

    private List<Account> accounts() {
        var all = context.store().read(view -> view.accounts().in(context.id()));
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

    /// The old key leaves the operator, unless anything on any server rests on it: accounts that others sign with
    /// it too. Servers forget it when they are next started with that.
    private Rotation retire(Rotation rotation, OperationOptions options) {
        if (context.environment().hasServers() && !rotation.oldKey().equals(rotation.subject())) {
            var found = resting.read(delivery.expectedAll(options.without()))
                    .getOrDefault(rotation.oldKey().text(), List.of());
            if (!found.isEmpty()) {
                throw ProblemException.of(
                        ProblemCode.KEY_STILL_NEEDED, rotation.oldKey().shortText(), String.join(", ", found));
            }
        }
        return retireKey(rotation);
    }

    private Rotation retireKey(Rotation rotation) {
        var jwt = operator(
                context.environment(),
                keys -> keys.stream()
                        .filter(key -> !key.equals(rotation.oldKey().text()))
                        .toList());
        return context.store().write(tx -> {
            tx.environments().save(context.environment(tx).withOperator(jwt, rotation.newKey()));
            return AccountResigning.save(tx, rotation.ended(context.now()));
        });
    }

    /// The operator as it is, with other signing keys.
    private String operator(Environment environment, UnaryOperator<List<String>> change) {
        try {
            var claims = JwtReader.decodeOperator(environment.operatorJwt()).claims();
            return accountSigner.encode(
                    claims.copy()
                            .signingKeys(change.apply(claims.signingKeys()))
                            .build(),
                    environment.operator(),
                    Math.max(context.now().getEpochSecond(), claims.base().issuedAt() + 1));
        } catch (JwtException e) {
            throw ProblemException.because(e, ProblemCode.STORE_DAMAGED, "the operator's JWT");
        }
    }
}
