package dev.sluice.domain.key;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.environment.ExternalSigner;
import dev.sluice.domain.federation.environment.OperatorIdentity;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.record.RemoteKey;
import dev.sluice.domain.model.record.Setting;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Keys of operators that lie in a key service and never here (G15).
public final class RemoteKeys {
    private final EnvironmentContext context;

    public RemoteKeys(EnvironmentContext context) {
        this.context = context;
    }

    public List<RemoteKey> list() {
        return ExternalSigner.remote(context.store());
    }

    /// Learns its public key from the service, and has it sign something of ours before it is believed.
    ///
    /// @throws ProblemException as of [dev.sluice.domain.port.KeyService]
    public RemoteKey add(RemoteKey.Place place) {
        return context.act(Operation.local(Action.KEY_ADD).about(place.name()), () -> {
            var service = context.ports().outside().keyService();
            var described = service.describe(place, KeyKind.OPERATOR);
            var key = described.key();
            var remote = new RemoteKey(key, place, described.version());
            var asked = ("sluice " + context.newId()).getBytes(StandardCharsets.UTF_8);
            if (!key.verify(asked, service.sign(remote, asked))) {
                throw ProblemException.of(
                        ProblemCode.KEY_SERVICE_UNFIT, place.address(), "its signature is not of its public key");
            }
            context.store()
                    .change(tx -> tx.settings().save(new Setting(ExternalSigner.PLACE, key.text(), remote.text())));
            return remote;
        });
    }

    /// Signs accounts with it from now on; those that are signed stay as they are until they change.
    ///
    /// @throws ProblemException `KEY_MISSING`, or `SIGNING_KEY_UNKNOWN` until the operator's JWT names it
    public Environment use(PublicKey key) {
        var operation = Operation.local(Action.OPERATOR_CHANGE).about("signs with " + key.shortText());
        return context.act(operation, () -> {
            known(key);
            var claims = OperatorIdentity.claims(context.environment().operatorJwt());
            if (!claims.signingKeys().contains(key.text())) {
                throw ProblemException.of(
                        ProblemCode.SIGNING_KEY_UNKNOWN, context.environment().name(), key.shortText());
            }
            return context.store().write(tx -> {
                var present = context.environment(tx);
                var next = present.withOperator(present.operatorJwt(), key);
                tx.environments().save(next);
                return next;
            });
        });
    }

    /// Forgets where it is; in the service it stays.
    ///
    /// @throws ProblemException `KEY_MISSING`, `KEY_IN_USE`
    public RemoteKey remove(PublicKey key) {
        return context.act(Operation.local(Action.KEY_REMOVE).about(key.shortText()), () -> {
            var remote = known(key);
            context.store().change(tx -> {
                tx.environments().all().stream()
                        .filter(environment -> environment.signingKey().equals(key))
                        .findFirst()
                        .ifPresent(environment -> {
                            throw ProblemException.of(ProblemCode.KEY_IN_USE, key.shortText(), environment.name());
                        });
                tx.settings().save(new Setting(ExternalSigner.PLACE, key.text(), ""));
            });
            return remote;
        });
    }

    private RemoteKey known(PublicKey key) {
        return list().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemCode.KEY_MISSING, key.shortText()));
    }
}
