package dev.sluice.domain.key;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.environment.OperatorIdentity;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.push.Delivery;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.record.Setting;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Gives the operator another identity, in two steps with a person between them: the new identity signs an
/// operator in which the old one is a signing key, servers are started with it, and only then it counts here.
/// Nothing that was signed before is signed anew, since servers trust all keys of before. The old identity leaves
/// as any other signing key does, when nothing rests on it.
public final class OperatorReissue {
    private static final String NEXT = "operator-next";

    private final EnvironmentContext context;
    private final AccountSigner accountSigner;
    private final Delivery delivery;

    public OperatorReissue(EnvironmentContext context, AccountSigner accountSigner, Delivery delivery) {
        this.context = context;
        this.accountSigner = accountSigner;
        this.delivery = delivery;
    }

    /// The JWT that servers are to be started with; empty when nothing is under way.
    public Optional<String> next() {
        return context.store()
                .read(view -> view.settings().find(context.id().value().toString(), NEXT))
                .map(Setting::content)
                .filter(jwt -> !jwt.isEmpty());
    }

    /// Makes the new identity; what was begun before is what stands.
    ///
    /// @return the JWT for the servers
    /// @throws ProblemException `ROTATION_UNDER_WAY`, `VAULT_LOCKED`
    public String begin() {
        return context.act(Operation.local(Action.OPERATOR_CHANGE).about("another identity"), () -> {
            var begun = next();
            return begun.isPresent() ? begun.get() : made();
        });
    }

    private String made() {
        var environment = context.environment();
        context.store()
                .read(view -> view.rotations().underWay(environment.operator()))
                .ifPresent(rotation -> {
                    throw ProblemException.of(
                            ProblemCode.ROTATION_UNDER_WAY,
                            environment.name(),
                            rotation.oldKey().shortText());
                });
        var present = OperatorIdentity.claims(environment.operatorJwt());
        var fresh = context.signer().create(KeyKind.OPERATOR);
        var signingKeys = Stream.concat(
                        present.signingKeys().stream(),
                        Stream.of(environment.operator().text()))
                .distinct()
                .toList();
        var claims = present.copy()
                .base(present.base().withSubject(fresh.text()))
                .signingKeys(signingKeys)
                .build();
        var jwt = accountSigner.encode(claims, fresh, context.now().getEpochSecond());
        save(jwt);
        return jwt;
    }

    /// The new identity counts from now on, if every server was started with it.
    ///
    /// @throws ProblemException `REISSUE_NONE`, `KEY_NOT_TRUSTED` while some server does not know it,
    /// `SERVERS_MISSING`
    public Environment takeOver(OperationOptions options) {
        return context.act(Operation.local(Action.OPERATOR_CHANGE).about("the new identity counts"), () -> {
            var jwt = next().orElseThrow(() -> ProblemException.of(ProblemCode.REISSUE_NONE));
            var identity = new PublicKey(OperatorIdentity.claims(jwt).subject());
            if (context.environment().hasServers()) {
                requireTrust(identity, options);
            }
            var next = context.store().write(tx -> {
                var changed = context.environment(tx).withIdentity(identity, jwt);
                tx.environments().save(changed);
                return changed;
            });
            save("");
            return next;
        });
    }

    /// Servers that were started with it go on trusting all keys of before.
    ///
    /// @throws ProblemException `REISSUE_NONE`
    public void cancel() {
        context.act(Operation.local(Action.OPERATOR_CHANGE).about("no other identity"), () -> {
            if (next().isEmpty()) {
                throw ProblemException.of(ProblemCode.REISSUE_NONE);
            }
            save("");
            return "";
        });
    }

    private void requireTrust(PublicKey identity, OperationOptions options) {
        var expected = delivery.expectedAll(options.without());
        var trusting = context.link().resolver().trusting(expected).stream()
                .filter(each -> each.operators().contains(identity.text()))
                .map(each -> each.server().id())
                .collect(Collectors.toSet());
        List<String> missing = expected.servers().stream()
                .filter(server -> !trusting.contains(server.id()))
                .map(server -> server.name())
                .toList();
        if (!missing.isEmpty()) {
            throw ProblemException.of(ProblemCode.KEY_NOT_TRUSTED, identity.shortText(), String.join(", ", missing));
        }
    }

    private void save(String jwt) {
        context.store().change(tx -> tx.settings().save(Setting.of(context.id(), NEXT, jwt)));
    }
}
