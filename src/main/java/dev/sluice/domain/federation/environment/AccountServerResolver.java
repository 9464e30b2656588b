package dev.sluice.domain.federation.environment;

import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.model.server.PushReport.Refused;
import dev.sluice.domain.model.server.PushReport.ServerReply;
import dev.sluice.domain.model.server.PushReport.Silent;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.AccountServer;
import dev.sluice.domain.port.AccountServer.Answer;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.Resolver;
import dev.sluice.domain.port.ResolverOverServers;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Servers that ask an account server: it keeps the texts of all of them, and whoever has an account loaded is
/// told of the next one (nats-server-facts.md#1.1). A server that starts later takes what is there.
final class AccountServerResolver extends ResolverOverServers {
    private final AccountServer accountServer;
    private final ServerRef itself;

    AccountServerResolver(Resolver servers, AccountServer accountServer, URI address) {
        super(servers);
        this.accountServer = accountServer;
        this.itself = new ServerRef(address.toString(), "the account server " + address, "");
    }

    /// What the account server does not take goes to nobody: a server would forget it at its next start.
    @Override
    public Sent send(List<AccountText> texts, ExpectedServers expected) {
        var failures = new HashMap<AccountText, ServerReply>();
        var taken = new ArrayList<AccountText>();
        var answers = accountServer.push(texts);
        for (var i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            switch (answers.get(i)) {
                case Answer.Given _ -> taken.add(text);
                case Answer.Missing _ -> failures.put(text, new Refused(itself, "status 404"));
                case Answer.Refused refused ->
                    failures.put(
                            text, new Refused(itself, ("status " + refused.status() + " " + refused.words()).strip()));
                case Answer.Failed _ -> failures.put(text, new Silent(itself));
            }
        }
        return new Both(texts, failures, servers().sendLoaded(taken, expected));
    }

    private record Both(List<AccountText> texts, Map<AccountText, ServerReply> failures, Sent told) implements Sent {
        @Override
        public List<PushReport> answers() {
            var answered = told.answers().iterator();
            return texts.stream().map(text -> report(text, answered)).toList();
        }

        private PushReport report(AccountText text, Iterator<PushReport> answered) {
            var failure = failures.get(text);
            return failure == null ? answered.next() : new PushReport(text.account(), List.of(failure));
        }

        @Override
        public void close() {
            told.close();
        }
    }

    /// What each server would be given.
    @Override
    public List<List<String>> stored(List<PublicKey> accounts, ExpectedServers expected) {
        return accountServer.accounts(accounts).stream()
                .map(answer -> switch (answer) {
                    case Answer.Given given ->
                        Collections.nCopies(
                                Math.max(expected.expected(), expected.servers().size()),
                                given.text().strip());
                    case Answer.Missing _ -> List.<String>of();
                    case Answer.Refused refused -> throw silent("status " + refused.status() + " " + refused.words());
                    case Answer.Failed failed -> throw silent(failed.words());
                })
                .toList();
    }

    private ProblemException silent(String words) {
        return ProblemException.of(ProblemCode.ACCOUNT_SERVER_SILENT, itself.id(), words.strip());
    }

    /// Account servers forget nothing: the text that locks everybody out stays.
    @Override
    public PushReport delete(PublicKey account, String request, ExpectedServers expected) {
        return new PushReport(account, List.of(new Refused(itself, "it deletes no accounts")));
    }
}
