package dev.sluice.domain.workspace;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.model.record.KeyMark;
import dev.sluice.domain.nkey.Entropy;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.operation.OperationGate;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Keys that a person makes, brings in, takes out or deletes by hand. The audit log tells of each, by its public
/// part. The vault must be unlocked.
public final class KeyCustody {
    private final Workspace workspace;

    public KeyCustody(Workspace workspace) {
        this.workspace = workspace;
    }

    /// A new key, sealed; nothing uses it yet.
    public PublicKey generate(KeyKind kind) {
        return told(Action.KEY_ADD, kind.name(), () -> workspace.vault().create(kind));
    }

    /// Seals keys that were made elsewhere; the seeds stay the caller's, to close.
    ///
    /// @return those that were not here yet
    public List<PublicKey> bringIn(List<Seed> seeds) {
        var fresh = seeds.stream()
                .map(Seed::publicKey)
                .distinct()
                .filter(key -> !workspace.vault().holds(key))
                .toList();
        return told(Action.KEY_ADD, names(fresh), () -> {
            workspace.vault().addAll(seeds);
            return fresh;
        });
    }

    /// Lends a seed to whoever writes it down; it is wiped then.
    ///
    /// @param words where it goes, which is noted
    /// @throws ProblemException `KEY_MISSING`
    public void takeOut(PublicKey key, String words, Consumer<Seed> writing) {
        told(Action.KEY_EXPORT, key.text(), () -> {
            workspace.vault().lend(key, seed -> {
                writing.accept(seed);
                return key;
            });
            return mark(key, KeyMark.Kind.EXPORTED, words);
        });
    }

    /// The seed, sealed with a passphrase.
    ///
    /// @throws ProblemException `KEY_MISSING`
    public SealedSeed sealed(PublicKey key, Passphrase passphrase, SeedSealing sealing) {
        return workspace.vault().lend(key, seed -> SealedSeed.of(seed, passphrase, sealing));
    }

    /// The same for whoever has that curve key.
    public SealedSeed sealed(PublicKey key, PublicKey receiver, Entropy entropy) {
        return workspace.vault().lend(key, seed -> SealedSeed.of(seed, receiver, entropy));
    }

    /// What was sealed for a curve key that is in the vault; the caller closes it.
    ///
    /// @throws ProblemException `KEY_MISSING`, `SEALED_KEY_SHUT`
    public Seed opened(SealedSeed sealed) {
        var receiver = sealed.receiver().orElseThrow(() -> shut(sealed));
        return workspace.vault().lend(receiver, own -> sealed.open(own).orElseThrow(() -> shut(sealed)));
    }

    /// What was sealed with a passphrase; the caller closes it.
    ///
    /// @throws ProblemException `SEALED_KEY_SHUT`
    public static Seed opened(SealedSeed sealed, Passphrase passphrase, SeedSealing sealing) {
        return sealing.open(sealed.words(), sealed.key(), passphrase).orElseThrow(() -> shut(sealed));
    }

    private static ProblemException shut(SealedSeed sealed) {
        return ProblemException.of(ProblemCode.SEALED_KEY_SHUT, sealed.key().shortText());
    }

    /// That others know it, from now on. It goes on working until what rests on it is issued anew.
    ///
    /// @param words what happened
    public KeyMark compromised(PublicKey key, String words) {
        return told(Action.KEY_COMPROMISED, key.text(), () -> mark(key, KeyMark.Kind.COMPROMISED, words));
    }

    private KeyMark mark(PublicKey key, KeyMark.Kind kind, String words) {
        var mark = new KeyMark(key, kind, words, OperationGate.begun());
        return workspace.store().write(tx -> {
            tx.keyMarks().save(mark);
            return mark;
        });
    }

    /// Forgets a key for good, when nothing in any environment of the workspace needs it.
    ///
    /// @throws ProblemException `KEY_MISSING`, or `KEY_IN_USE` that names what needs it
    public void remove(PublicKey key) {
        if (!workspace.vault().holds(key)) {
            throw ProblemException.of(ProblemCode.KEY_MISSING, key.shortText());
        }
        var needs = uses(key);
        if (!needs.isEmpty()) {
            throw ProblemException.of(ProblemCode.KEY_IN_USE, key.shortText(), String.join(", ", needs));
        }
        told(Action.KEY_REMOVE, key.text(), () -> {
            workspace.vault().discard(Set.of(key));
            return key;
        });
    }

    /// Names of what rests on it. One that was retired may still be what tokens and creds in other hands were
    /// signed with, which the server does not take any more: it is not needed for them.
    private List<String> uses(PublicKey key) {
        var names = new ArrayList<String>();
        for (var environment : workspace.environments().all()) {
            workspace.services(environment.id()).keys().list().stream()
                    .filter(known -> known.key().equals(key))
                    .flatMap(KeyCustody::names)
                    .forEach(names::add);
        }
        return names.stream().distinct().toList();
    }

    private static Stream<String> names(KnownKey known) {
        return switch (known.state()) {
            case UNUSED -> Stream.of();
            case RETIRED -> Stream.concat(known.activations().stream(), known.users().stream());
            case IN_USE, TAKING_OVER, RETIRING ->
                Stream.of(known.owner().isEmpty() ? known.kind().name() : known.owner());
        };
    }

    private static String names(List<PublicKey> keys) {
        return String.join(", ", keys.stream().map(PublicKey::text).toList());
    }

    private <T> T told(Action action, String about, Supplier<T> body) {
        return workspace.recorder().acts(null).perform(Operation.local(action).about(about), body);
    }
}
