package dev.sluice.adapter.nats.resolver;

import dev.sluice.adapter.nats.session.LinkDependencies;
import dev.sluice.adapter.nats.session.ServerSession;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.Resolver.AccountText;
import dev.sluice.domain.port.Resolver.Sent;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// Texts on their way to all servers, and requests to delete accounts: every awaited server answers for itself.
final class ClaimsPushes {
    private static final String DELETED = "deleted \\d+ accounts?";

    private final Supplier<ServerSession> sessions;
    private final LinkDependencies dependencies;
    private final String addresses;
    private final SeenServers seen = new SeenServers();

    ClaimsPushes(Supplier<ServerSession> sessions, LinkDependencies dependencies, String addresses) {
        this.sessions = sessions;
        this.dependencies = dependencies;
        this.addresses = addresses;
    }

    /// @param subject where a text of that account goes
    /// @param success pattern of the message that says it was taken
    Sent send(List<AccountText> texts, ExpectedServers expected, Function<PublicKey, String> subject, String success) {
        var sent = new SentTexts(sessions.get(), texts, seen.awaited(expected), subject, success);
        try {
            sent.send();
            return sent;
        } catch (RuntimeException | Error e) {
            sent.close();
            throw e;
        }
    }

    private final class SentTexts implements Sent {
        private final ServerSession session;
        private final List<AccountText> texts;
        private final List<ServerRef> awaited;
        private final Function<PublicKey, String> subject;
        private final String success;
        private final Map<AccountText, ClaimsRequest> requests = new LinkedHashMap<>();

        SentTexts(
                ServerSession session,
                List<AccountText> texts,
                List<ServerRef> awaited,
                Function<PublicKey, String> subject,
                String success) {
            this.session = session;
            this.texts = texts;
            this.awaited = awaited;
            this.subject = subject;
            this.success = success;
        }

        void send() {
            for (var text : texts) {
                if (text.jwt().length() <= session.maxPayload()) {
                    var answers = new PushCollector(awaited, success);
                    requests.put(text, new ClaimsRequest(session, subject.apply(text.account()), text.jwt(), answers));
                }
            }
        }

        @Override
        public List<PushReport> answers() {
            settle(requests.values());
            return texts.stream().map(this::report).toList();
        }

        private PushReport report(AccountText text) {
            var request = requests.get(text);
            return request == null ? tooLong(text, session.maxPayload(), awaited) : request.report(text.account());
        }

        @Override
        public void close() {
            requests.values().forEach(ClaimsRequest::close);
        }
    }

    PushReport delete(PublicKey account, String request, ExpectedServers expected) {
        var answers = new PushCollector(seen.awaited(expected), DELETED);
        try (var sent = new ClaimsRequest(sessions.get(), "$SYS.REQ.CLAIMS.DELETE", request, answers)) {
            settle(List.of(sent));
            return sent.report(account);
        }
    }

    /// A link lost while waiting is not a failure: servers that were asked may have done it.
    private void settle(Collection<ClaimsRequest> requests) {
        ClaimsRequest.await(requests, dependencies.timings().push());
        for (var request : requests) {
            switch (request.ending()) {
                case ENOUGH, DEADLINE, LOST -> {
                    continue;
                }
                case UNSENT ->
                    throw ProblemException.of(ProblemCode.SERVER_UNREACHABLE, addresses, "the link was lost");
                case NO_RESPONDERS -> throw ProblemException.of(ProblemCode.RESOLVER_UNSUPPORTED, addresses);
                case DENIED -> throw ProblemException.of(ProblemCode.NO_SYSTEM_RIGHTS, addresses);
            }
        }
    }

    private static PushReport tooLong(AccountText text, long most, List<ServerRef> servers) {
        var words = "the token has " + text.jwt().length() + " bytes, the server takes " + most;
        return new PushReport(
                text.account(),
                servers.stream()
                        .<PushReport.ServerReply>map(server -> new PushReport.Refused(server, words))
                        .toList());
    }
}
