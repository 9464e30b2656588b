package dev.sluice.domain.federation.environment;

import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.record.KnownServer;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.Resolver.Trusting;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells who of those that answered is a server of this operator. A leaf node or gateway may bridge the system
/// account and answer without having anything to do with its accounts, and any user of that account can answer in
/// the name of servers that do not exist.
final class OperatorMembership {
    private final ExpectedServers heard;
    private final Set<String> counted;
    private final Set<String> operatorKeys = new HashSet<>();
    private final Environment environment;

    OperatorMembership(EnvironmentContext context, ExpectedServers heard, List<KnownServer> known) {
        this.environment = context.environment();
        this.heard = heard;
        this.counted = known.stream()
                .filter(KnownServer::isCounted)
                .map(KnownServer::name)
                .collect(Collectors.toSet());
        operatorKeys.add(environment.operator().text());
        operatorKeys.add(environment.signingKey().text());
        operatorKeys.addAll(context.operator(environment).signingKeys());
    }

    /// Who says that it trusts no operator, or only others. The server that let us in trusts ours.
    List<ServerRef> strangers() {
        return heard.servers().stream().filter(this::isStranger).toList();
    }

    /// Who counts: the server at the other end, those known, and those that answer at their own subject that they
    /// trust this operator. The rest is made up, or is awaited as one that the others count.
    List<ServerRef> members() {
        return heard.servers().stream()
                .filter(server -> !isStranger(server) && (isSure(server) || answersForItself(server)))
                .toList();
    }

    /// How many servers there are by the word of these, strangers included.
    int counted(List<ServerRef> witnesses) {
        return witnesses.stream()
                .flatMap(server -> Stream.ofNullable(heard.said().get(server.id())))
                .mapToInt(ExpectedServers.Said::activeServers)
                .max()
                .orElse(0);
    }

    /// Whether it counts without a word of others.
    boolean isSure(ServerRef server) {
        return server.id().equals(heard.at()) || counted.contains(server.name());
    }

    /// Where our user may not ask, or nobody tells, everybody is taken at their word.
    private boolean answersForItself(ServerRef server) {
        return heard.trust(server).isPresent()
                || heard.servers().stream()
                        .filter(this::isSure)
                        .allMatch(sure -> heard.trust(sure).isEmpty());
    }

    private boolean isStranger(ServerRef server) {
        return !server.id().equals(heard.at())
                && heard.trust(server).filter(trust -> !isOfOperator(trust)).isPresent();
    }

    private boolean isOfOperator(Trusting trust) {
        if (trust.operators().isEmpty()) {
            // Started with bare keys: its system account tells.
            return trust.systemAccount().equals(environment.systemAccount().text());
        }
        return Stream.concat(trust.operators().stream(), trust.signers().stream())
                .anyMatch(operatorKeys::contains);
    }
}
