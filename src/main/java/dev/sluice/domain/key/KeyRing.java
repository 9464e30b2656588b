package dev.sluice.domain.key;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.key.rotation.KeyCensus;
import dev.sluice.domain.key.rotation.KeyMarks;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Every key that Sluice knows: those of the environment, and those in the vault that nobody uses. Public parts
/// only; seeds stay where they are.
public final class KeyRing {
    private final EnvironmentContext context;

    public KeyRing(EnvironmentContext context) {
        this.context = context;
    }

    /// The operator's first, then those of accounts by name, then the rest. Also while the vault is locked.
    public List<KnownKey> list() {
        return context.store().read(view -> {
            var all = new ArrayList<>(new KeyCensus(context, view, context.environment(view)).take());
            all.addAll(unused(view, all));
            return List.copyOf(all);
        });
    }

    /// The vault is of the whole workspace: keys of another environment are in use there.
    private List<KnownKey> unused(StoreView view, List<KnownKey> known) {
        var used = new HashSet<PublicKey>();
        known.forEach(key -> used.add(key.key()));
        view.environments().all().stream()
                .filter(environment -> !environment.id().equals(context.id()))
                .flatMap(environment -> new KeyCensus(context, view, environment).take().stream())
                .forEach(key -> used.add(key.key()));
        var marks = KeyMarks.of(view);
        var loose = new ArrayList<KnownKey>();
        for (var kind : KeyKind.values()) {
            context.signer().keys(kind).stream()
                    .filter(key -> !used.contains(key))
                    .sorted()
                    .map(key -> loose(key, marks))
                    .forEach(loose::add);
        }
        return loose;
    }

    private static KnownKey loose(PublicKey key, KeyMarks marks) {
        var seal = key.isKind(KeyKind.SERVER);
        return new KnownKey(
                key,
                seal ? KnownKey.Kind.AUDIT_SEAL : KnownKey.Kind.OTHER,
                seal ? KnownKey.State.IN_USE : KnownKey.State.UNUSED,
                "",
                "",
                null,
                true,
                null,
                List.of(),
                List.of(),
                List.of(),
                marks.exportedAt(key),
                marks.compromisedAt(key),
                null);
    }
}
