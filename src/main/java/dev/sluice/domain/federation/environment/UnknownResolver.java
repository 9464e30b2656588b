package dev.sluice.domain.federation.environment;

import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.Resolver;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;

/// Servers that keep nothing, and do not say where they look instead: what they have can be seen, but nothing
/// reaches them until somebody says it.
final class UnknownResolver extends InstalledResolver {
    private final String addresses;

    UnknownResolver(Resolver servers, List<String> urls) {
        super(servers);
        this.addresses = String.join(", ", urls);
    }

    @Override
    public boolean isInstalledByHand() {
        return false;
    }

    @Override
    public void requirePushes() {
        throw unsupported();
    }

    @Override
    public Sent send(List<AccountText> texts, ExpectedServers expected) {
        throw unsupported();
    }

    @Override
    public PushReport delete(PublicKey account, String request, ExpectedServers expected) {
        throw unsupported();
    }

    private ProblemException unsupported() {
        return ProblemException.of(ProblemCode.RESOLVER_UNSUPPORTED, addresses);
    }
}
