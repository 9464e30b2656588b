package dev.sluice.domain.federation.environment;

import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.model.server.PushReport.NotInstalled;
import dev.sluice.domain.model.server.PushReport.Refused;
import dev.sluice.domain.model.server.PushReport.ServerReply;
import dev.sluice.domain.model.server.PushReport.Silent;
import dev.sluice.domain.model.server.PushReport.Stored;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.LoadedAccount;
import dev.sluice.domain.port.Resolver;
import dev.sluice.domain.port.ResolverOverServers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Servers that know what their configuration brings along: nothing is sent, since they would forget it at their
/// next start. A text is taken when a server is seen to have it. What a server has of an account that nobody uses
/// shows when it is made to load it.
class InstalledResolver extends ResolverOverServers {
    InstalledResolver(Resolver servers) {
        super(servers);
    }

    @Override
    public boolean isInstalledByHand() {
        return true;
    }

    @Override
    public boolean showsLoadedOnly() {
        return true;
    }

    @Override
    public Sent send(List<AccountText> texts, ExpectedServers expected) {
        return new Looked(this, texts, expected);
    }

    private record Looked(InstalledResolver resolver, List<AccountText> texts, ExpectedServers expected)
            implements Sent {
        @Override
        public List<PushReport> answers() {
            var found =
                    resolver.enforced(texts.stream().map(AccountText::account).toList(), expected);
            var reports = new ArrayList<PushReport>();
            for (var i = 0; i < texts.size(); i++) {
                reports.add(report(texts.get(i), found.get(i)));
            }
            return reports;
        }

        private PushReport report(AccountText text, List<LoadedAccount> found) {
            var byServer = LoadedAccount.byServer(found);
            return new PushReport(
                    text.account(),
                    expected.servers().stream()
                            .map(server -> reply(server, text, byServer.get(server.id())))
                            .toList());
        }

        private static ServerReply reply(ServerRef server, AccountText text, @Nullable LoadedAccount answer) {
            if (answer == null) {
                return new Silent(server);
            }
            return Objects.equals(jwt(answer), text.jwt()) ? new Stored(server) : new NotInstalled(server);
        }

        @Override
        public void close() {
            // Nothing is on its way.
        }
    }

    private static @Nullable String jwt(LoadedAccount answer) {
        var detail = answer.detail();
        return detail == null ? null : detail.jwt();
    }

    @Override
    public List<List<String>> stored(List<PublicKey> accounts, ExpectedServers expected) {
        return enforced(accounts, expected).stream()
                .map(answers -> answers.stream()
                        .flatMap(answer -> Stream.ofNullable(jwt(answer)))
                        .toList())
                .toList();
    }

    @Override
    public List<List<LoadedAccount>> enforced(List<PublicKey> accounts, ExpectedServers expected) {
        servers().load(accounts, expected);
        return servers().enforced(accounts, expected);
    }

    /// It stays, locking everybody out, until a configuration without it is installed.
    @Override
    public PushReport delete(PublicKey account, String request, ExpectedServers expected) {
        return new PushReport(
                account,
                expected.servers().stream()
                        .<ServerReply>map(server -> new Refused(server, "its configuration keeps it"))
                        .toList());
    }
}
