package dev.sluice.adapter.nats.resolver;

import dev.sluice.adapter.nats.session.ServerSession;
import dev.sluice.adapter.nats.session.SystemRequest;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Duration;
import java.util.Collection;

/// One push or delete that all servers answer.
final class ClaimsRequest implements AutoCloseable {
    private final SystemRequest question;
    private final String subject;
    private final String body;
    private final PushCollector answers;
    private SystemRequest.Ending ending = SystemRequest.Ending.DEADLINE;

    /// Sends at once; the answers are awaited by [#await].
    ClaimsRequest(ServerSession session, String subject, String body, PushCollector answers) {
        this.subject = subject;
        this.body = body;
        this.answers = answers;
        this.question = session.question().send(subject, body);
    }

    /// Waits for all that were sent, together. Two servers that route to each other drop one of two routes just
    /// after start, with what is on its way, so who is silent is asked a second time; that is harmless, since
    /// equal text changes nothing (nats-server-facts.md#1.7).
    ///
    /// @param requests as they were sent, which is the order in which each server takes them in: whoever is busy
    /// with the first ones is not silent about the last, so the patience begins anew with each that is answered
    static void await(Collection<ClaimsRequest> requests, Duration patience) {
        awaitEach(requests, patience.dividedBy(2).toNanos());
        requests.forEach(ClaimsRequest::askAgain);
        awaitEach(requests, patience.dividedBy(2).toNanos());
    }

    private static void awaitEach(Collection<ClaimsRequest> requests, long patience) {
        var end = System.nanoTime() + patience;
        for (var request : requests) {
            if (request.ending == SystemRequest.Ending.DEADLINE) {
                request.await(end);
                end = request.ending == SystemRequest.Ending.ENOUGH ? System.nanoTime() + patience : end;
            }
        }
    }

    SystemRequest.Ending ending() {
        return ending;
    }

    PushReport report(PublicKey account) {
        return answers.report(account);
    }

    private void askAgain() {
        if (ending == SystemRequest.Ending.DEADLINE) {
            question.send(subject, body);
        }
    }

    private void await(long end) {
        ending = question.gather(Duration.ofNanos(Math.max(0, end - System.nanoTime())), answers);
    }

    @Override
    public void close() {
        question.close();
    }
}
