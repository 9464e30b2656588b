package dev.sluice.faults;

import dev.sluice.adapter.sandbox.OddClusters;
import dev.sluice.adapter.sandbox.ServerTrust;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.testing.TestEnvironment;
import dev.sluice.testing.TestOperator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;

/// A server that was started again with another state of the same operator, which does not have the signing key
/// that Sluice uses.
final class OtherTrust implements Strike {
    private static final int EARLIER = 1000;

    private final TestEnvironment test;
    private final Network network;
    private final String server;
    private final Usage usage;
    private final ServerTrust ours;
    private final ServerTrust other;

    enum Usage {
        /// Stores what it will not act on.
        ANY_KEY,
        /// Refuses what a signing key of its own has not signed.
        SIGNING_KEYS_ONLY
    }

    OtherTrust(TestEnvironment test, Network network, String server, Usage usage) throws JwtException {
        this.test = test;
        this.network = network;
        this.server = server;
        this.usage = usage;
        var environment = test.services().environment();
        var system = test.services().accounts().find("SYS");
        var systemJwt = Objects.requireNonNull(system.release().jwt());
        ours = new ServerTrust(environment.operatorJwt(), system.key().text(), systemJwt);
        var signing = TestOperator.seed(KeyKind.OPERATOR);
        var builder = JwtReader.decodeOperator(environment.operatorJwt())
                .claims()
                .copy()
                .signingKeys(List.of(signing.publicKey().text()));
        var operator = switch (usage) {
            case ANY_KEY -> builder.build();
            case SIGNING_KEYS_ONLY -> builder.strict().build();
        };
        var iat = system.release().iat() - EARLIER;
        other = new ServerTrust(
                JwtWriter.encode(operator, test.signer(environment.operator()), iat),
                system.key().text(),
                JwtWriter.encode(JwtReader.decodeAccount(systemJwt).claims(), TokenSigner.of(signing), iat));
    }

    @Override
    public void hit() {
        restart(other);
    }

    @Override
    public void heal() {
        restart(ours);
    }

    /// Its own system account, which the other signed, must not stand in the way.
    private void restart(ServerTrust trust) {
        var running = test.cluster().server(server);
        running.stop();
        try {
            Files.deleteIfExists(running.folder().resolve("jwt").resolve(trust.systemAccount() + ".jwt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        OddClusters.restart(test.cluster(), server, trust);
        network.follow(test.cluster());
    }

    @Override
    public String toString() {
        return server + " does not know our signer, " + usage;
    }
}
