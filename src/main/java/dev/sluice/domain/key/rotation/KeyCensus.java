package dev.sluice.domain.key.rotation;

import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.environment.OperatorIdentity;
import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.federation.operation.KnownKey.Kind;
import dev.sluice.domain.federation.operation.KnownKey.State;
import dev.sluice.domain.federation.push.ActivationTokens;
import dev.sluice.domain.federation.push.Provenance;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Gathers the keys of one environment, each once, with what rests on it.
public final class KeyCensus {
    private final EnvironmentContext context;
    private final StoreView view;
    private final Environment environment;
    private final Map<PublicKey, KnownKey> found = new LinkedHashMap<>();
    private final Map<String, List<String>> activations = new HashMap<>();
    private final Map<String, List<String>> minted = new HashMap<>();
    private final Map<PublicKey, Rotation> coming = new HashMap<>();
    private final Map<PublicKey, Rotation> going = new HashMap<>();
    private final Map<PublicKey, Instant> begun = new HashMap<>();
    private final Map<String, List<String>> signed = new HashMap<>();
    private final KeyMarks marks;

    public KeyCensus(EnvironmentContext context, StoreView view, Environment environment) {
        this.context = context;
        this.view = view;
        this.environment = environment;
        this.marks = KeyMarks.of(view);
    }

    public List<KnownKey> take() {
        var rotations = view.rotations().in(environment.id());
        rotations.forEach(this::note);
        view.connections().in(environment.id()).stream()
                .filter(connection -> connection.state().isLive())
                .forEach(this::note);
        var users = view.users().in(environment.id());
        users.forEach(
                user -> minted.computeIfAbsent(RotationPlans.read(user).claims().issuer(), _ -> new ArrayList<>())
                        .add(user.name()));
        var accounts = view.accounts().in(environment.id());
        accounts.forEach(this::note);
        operator();
        accounts.forEach(this::account);
        users.forEach(this::user);
        view.accounts().deleted(environment.id()).forEach(this::deleted);
        rotations.stream().filter(Rotation::isEnded).forEach(this::retired);
        return List.copyOf(found.values());
    }

    private void note(Rotation rotation) {
        begun.put(rotation.newKey(), rotation.beganAt());
        if (!rotation.isEnded()) {
            coming.put(rotation.newKey(), rotation);
            going.put(rotation.oldKey(), rotation);
        }
    }

    private void note(Account account) {
        var jwt = account.release().jwt();
        if (jwt != null) {
            signed.computeIfAbsent(Provenance.issuer(jwt), _ -> new ArrayList<>())
                    .add(account.name());
        }
    }

    private void note(Connection connection) {
        var token = connection.grant().token();
        if (token != null) {
            activations
                    .computeIfAbsent(ActivationTokens.read(token).issuer().text(), _ -> new ArrayList<>())
                    .add(connection.share().name());
        }
    }

    private void operator() {
        add(environment.operator(), Kind.OPERATOR, environment.name(), "", null, null);
        var listed = OperatorIdentity.claims(environment.operatorJwt()).signingKeys().stream()
                .flatMap(key -> PublicKey.parse(key).stream());
        Stream.concat(Stream.of(environment.signingKey()), listed)
                .forEach(key -> add(key, Kind.OPERATOR_SIGNING, environment.name(), "", null, null));
    }

    private void account(Account account) {
        add(account.key(), kind(account.role()), account.name(), "", account.key(), account.createdAt());
        for (var signing : UnmodelledClaims.signingKeys(account)) {
            var name = signing instanceof SigningKey.Scoped scoped ? scoped.role() : "";
            var signs = signing instanceof SigningKey.Scoped ? Kind.SCOPED_SIGNING : Kind.ACCOUNT_SIGNING;
            PublicKey.parse(signing.key()).ifPresent(key -> add(key, signs, account.name(), name, account.key(), null));
        }
        UnmodelledClaims.curveKey(account)
                .flatMap(PublicKey::parse)
                .ifPresent(key -> add(key, Kind.CURVE, account.name(), "", account.key(), null));
    }

    private static Kind kind(AccountRole role) {
        return switch (role) {
            case SYSTEM -> Kind.SYSTEM_ACCOUNT;
            case MANAGED -> Kind.ACCOUNT;
            case EXTERNAL -> Kind.FOREIGN_ACCOUNT;
        };
    }

    private void user(User user) {
        var system = user.account().equals(environment.systemAccount());
        add(
                user.key(),
                system ? Kind.SYSTEM_USER : Kind.USER,
                context.nameOf(view, user.account()),
                user.name(),
                user.account(),
                user.createdAt());
    }

    private void deleted(Account account) {
        put(account.key(), Kind.ACCOUNT, State.RETIRED, account.name(), "", account.key(), account.createdAt());
    }

    private void retired(Rotation rotation) {
        if (!rotation.keepsOld()) {
            var account = rotation.isOfAccount() ? rotation.subject() : null;
            var owner = account == null ? environment.name() : context.nameOf(view, account);
            var kind = rotation.oldKey().isKind(KeyKind.OPERATOR) ? Kind.OPERATOR_SIGNING : Kind.ACCOUNT_SIGNING;
            put(rotation.oldKey(), kind, State.RETIRED, owner, "", account, null);
        }
    }

    private void add(
            PublicKey key, Kind kind, String owner, String name, @Nullable PublicKey account, @Nullable Instant since) {
        put(key, kind, state(key), owner, name, account, since);
    }

    private State state(PublicKey key) {
        if (coming.containsKey(key)) {
            return State.TAKING_OVER;
        }
        var rotation = going.get(key);
        return rotation == null || rotation.keepsOld() ? State.IN_USE : State.RETIRING;
    }

    private void put(
            PublicKey key,
            Kind kind,
            State state,
            String owner,
            String name,
            @Nullable PublicKey account,
            @Nullable Instant since) {
        var rotation = coming.getOrDefault(key, going.get(key));
        found.putIfAbsent(
                key,
                new KnownKey(
                        key,
                        kind,
                        state,
                        owner,
                        name,
                        account,
                        context.signer().holds(key),
                        begun.getOrDefault(key, since),
                        activations.getOrDefault(key.text(), List.of()),
                        minted.getOrDefault(key.text(), List.of()),
                        signed.getOrDefault(key.text(), List.of()),
                        marks.exportedAt(key),
                        marks.compromisedAt(key),
                        rotation));
    }
}
