package dev.sluice.adapter.vault;

import dev.sluice.adapter.vault.VaultContent.ByPassphrase;
import dev.sluice.adapter.vault.VaultContent.Closure;
import dev.sluice.adapter.vault.VaultContent.OpenToAll;
import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.nkey.Entropy;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Passphrase;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the data key of a vault is closed away and got at. The profile is authenticated with it, so that nobody
/// changes the one without the passphrase for the other.
final class VaultClosures {
    private VaultClosures() {}

    static Closure seal(
            SealingKey dataKey, Passphrase passphrase, Stretching stretching, Profile profile, Entropy entropy) {
        if (passphrase.isNone()) {
            var plain = dataKey.getEncoded();
            try {
                return new OpenToAll(Base64.getEncoder().encodeToString(plain));
            } finally {
                Arrays.fill(plain, (byte) 0);
            }
        }
        try (var key = stretching.keyFor(passphrase)) {
            return sealed(dataKey, key, stretching, profile, entropy);
        }
    }

    /// The same data key and passphrase for another profile, whatever the file says is bound now.
    ///
    /// @throws ProblemException `WRONG_PASSPHRASE`
    static Closure sealAnew(VaultContent content, Profile profile, Passphrase passphrase, Entropy entropy) {
        return switch (content.closure()) {
            case OpenToAll open -> open;
            case ByPassphrase by -> {
                try (var key = by.stretching().keyFor(passphrase);
                        var dataKey = openWhateverItIsFor(by, key)
                                .orElseThrow(() -> ProblemException.of(ProblemCode.WRONG_PASSPHRASE))) {
                    yield sealed(dataKey, key, by.stretching(), profile, entropy);
                }
            }
        };
    }

    /// The same data key and profile for another passphrase, as slow to open as before. What stands for no profile
    /// stays so.
    ///
    /// @throws ProblemException as [#open]; `SANDBOX_PASSPHRASE` when it is open to all
    static Closure reseal(VaultContent content, Passphrase now, Passphrase next, Entropy entropy) {
        return switch (content.closure()) {
            case OpenToAll _ -> throw ProblemException.of(ProblemCode.SANDBOX_PASSPHRASE);
            case ByPassphrase by -> {
                var stretching = by.stretching().freshly(entropy);
                try (var dataKey = open(content, now);
                        var key = stretching.keyFor(next)) {
                    yield sealed(dataKey, key, stretching, content.profile(), entropy);
                }
            }
        };
    }

    /// The data key, for the caller to close.
    ///
    /// @throws ProblemException `WRONG_PASSPHRASE`, or `PROFILE_ALTERED` when it is right and what the file says
    /// of the profile is not what was bound to it
    static SealingKey open(VaultContent content, Passphrase passphrase) {
        return switch (content.closure()) {
            case OpenToAll open -> new SealingKey(Base64.getDecoder().decode(open.dataKey()));
            case ByPassphrase by -> {
                try (var key = by.stretching().keyFor(passphrase)) {
                    yield open(by, key, content.profile()).orElseThrow(() -> failure(by, key));
                }
            }
        };
    }

    private static ProblemException failure(ByPassphrase by, SealingKey key) {
        var right = openWhateverItIsFor(by, key);
        right.ifPresent(SealingKey::close);
        return ProblemException.of(right.isPresent() ? ProblemCode.PROFILE_ALTERED : ProblemCode.WRONG_PASSPHRASE);
    }

    private static Optional<SealingKey> openWhateverItIsFor(ByPassphrase by, SealingKey key) {
        return Arrays.stream(Profile.values())
                .flatMap(profile -> open(by, key, profile).stream())
                .findFirst()
                .or(() -> open(by, key, null));
    }

    private static Optional<SealingKey> open(ByPassphrase by, SealingKey key, @Nullable Profile profile) {
        return key.open(by.dataKey(), by.stretching().context(profile)).map(SealingKey::new);
    }

    private static Closure sealed(
            SealingKey dataKey, SealingKey key, Stretching stretching, @Nullable Profile profile, Entropy entropy) {
        var plain = dataKey.getEncoded();
        try {
            return new ByPassphrase(stretching, key.seal(plain, stretching.context(profile), entropy));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }
}
