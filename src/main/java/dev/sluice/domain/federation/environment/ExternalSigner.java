package dev.sluice.domain.federation.environment;

import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.model.record.RemoteKey;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.port.KeyService;
import dev.sluice.domain.port.Signer;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The keys of the vault, and those that lie in a key service (G15). Signing with these needs an open vault too,
/// since that is what says who is at work; each signature is checked before it is used.
public final class ExternalSigner implements Signer {
    /// Where the settings of a workspace have them, by public key.
    public static final String PLACE = "remote-keys";

    private final Signer vault;
    private final FederationStore store;
    private final KeyService service;

    public ExternalSigner(Signer vault, FederationStore store, KeyService service) {
        this.vault = vault;
        this.store = store;
        this.service = service;
    }

    /// Those that lie in a key service.
    public static List<RemoteKey> remote(FederationStore store) {
        return store.read(view -> view.settings().in(PLACE)).stream()
                .flatMap(setting -> RemoteKey.parse(setting.content()).stream())
                .toList();
    }

    /// Only keys of operators lie elsewhere, so lists of thousands of accounts and users read nothing for it.
    private Optional<RemoteKey> remote(PublicKey key) {
        return key.isKind(KeyKind.OPERATOR)
                ? remote(store).stream().filter(one -> one.key().equals(key)).findFirst()
                : Optional.empty();
    }

    @Override
    public boolean holds(PublicKey key) {
        return vault.holds(key) || remote(key).isPresent();
    }

    @Override
    public Set<PublicKey> keys(KeyKind kind) {
        return kind == KeyKind.OPERATOR
                ? Stream.concat(
                                vault.keys(kind).stream(),
                                remote(store).stream().map(RemoteKey::key))
                        .collect(Collectors.toSet())
                : vault.keys(kind);
    }

    @Override
    public boolean isReady() {
        return vault.isReady();
    }

    @Override
    public boolean isOpenToAll() {
        return vault.isOpenToAll();
    }

    @Override
    public Optional<Profile> profile() {
        return vault.profile();
    }

    @Override
    public TokenSigner signer(PublicKey key) {
        if (vault.holds(key)) {
            return vault.signer(key);
        }
        var remote = remote(key);
        if (remote.isEmpty()) {
            return vault.signer(key);
        }
        if (!vault.isReady()) {
            throw ProblemException.of(ProblemCode.VAULT_LOCKED);
        }
        return new TokenSigner() {
            @Override
            public PublicKey publicKey() {
                return key;
            }

            @Override
            public byte[] sign(byte[] data) {
                var signature = service.sign(remote.get(), data);
                if (!key.verify(data, signature)) {
                    throw ProblemException.of(
                            ProblemCode.KEY_SERVICE_UNFIT,
                            remote.get().place().address(),
                            "its signature is not of " + key.shortText());
                }
                return signature;
            }
        };
    }

    @Override
    public <T> T signing(PublicKey key, Function<TokenSigner, T> use) {
        return vault.holds(key) || remote(key).isEmpty() ? vault.signing(key, use) : use.apply(signer(key));
    }

    @Override
    public PublicKey create(KeyKind kind) {
        return vault.create(kind);
    }

    @Override
    public <T> T lend(PublicKey key, Function<Seed, T> use) {
        return vault.lend(key, use);
    }

    @Override
    public Seed ephemeral(KeyKind kind) {
        return vault.ephemeral(kind);
    }
}
