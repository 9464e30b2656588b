package dev.sluice.domain.port;

import dev.sluice.domain.model.record.RemoteKey;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;

/// Port: a service that keeps keys and signs with them, so that they never lie here. All of its methods throw
/// `KEY_SERVICE_AWAY`, `KEY_SERVICE_SEALED`, `KEY_SERVICE_DENIED`, or `KEY_SERVICE_UNFIT` for what it should not
/// have answered.
public interface KeyService {
    /// There is none.
    KeyService NONE = new KeyService() {
        @Override
        public Described describe(RemoteKey.Place place, KeyKind kind) {
            throw away(place);
        }

        @Override
        public byte[] sign(RemoteKey key, byte[] data) {
            throw away(key.place());
        }

        private ProblemException away(RemoteKey.Place place) {
            return ProblemException.of(ProblemCode.KEY_SERVICE_AWAY, place.address(), "");
        }
    };

    /// @param version the latest, of which the key is
    record Described(PublicKey key, int version) {}

    /// @param kind what the key is for; the service knows no kinds
    Described describe(RemoteKey.Place place, KeyKind kind);

    /// The Ed25519 signature over the data, which whoever asks checks.
    byte[] sign(RemoteKey key, byte[] data);
}
