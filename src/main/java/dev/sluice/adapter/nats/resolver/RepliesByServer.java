package dev.sluice.adapter.nats.resolver;

import dev.sluice.adapter.nats.session.SystemRequest;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.port.ExpectedServers;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Keeps one readable answer for each server, until all that are expected have answered. Those who are counted but
/// not named are not waited for.
final class RepliesByServer<T> implements SystemRequest.Collector {
    private final Map<String, T> answers = new LinkedHashMap<>();
    private final Set<String> awaited;
    private final Function<byte[], Optional<T>> reading;
    private final Function<T, ServerRef> sender;
    private int unreadable;

    RepliesByServer(ExpectedServers expected, Function<byte[], Optional<T>> reading, Function<T, ServerRef> sender) {
        awaited = expected.servers().stream().map(ServerRef::id).collect(Collectors.toCollection(HashSet::new));
        this.reading = reading;
        this.sender = sender;
    }

    @Override
    public void take(byte[] body) {
        reading.apply(body)
                .ifPresentOrElse(
                        answer -> {
                            var id = sender.apply(answer).id();
                            answers.put(id, answer);
                            awaited.remove(id);
                        },
                        () -> unreadable++);
    }

    @Override
    public boolean isEnough(int unheard) {
        return awaited.size() <= unreadable + unheard;
    }

    List<T> answers() {
        return List.copyOf(answers.values());
    }
}
