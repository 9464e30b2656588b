package dev.sluice.domain.model.server;

import dev.sluice.domain.nkey.PublicKey;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What each server said to one pushed account JWT.
public record PushReport(PublicKey account, List<ServerReply> replies) {
    public PushReport {
        replies = List.copyOf(replies);
    }

    /// One server's answer. `Silent` is unknown, not failed: it may have applied it.
    public sealed interface ServerReply {
        ServerRef server();
    }

    public record Stored(ServerRef server) implements ServerReply {}

    public record Refused(ServerRef server, String description) implements ServerReply {}

    public record Silent(ServerRef server) implements ServerReply {}

    /// It takes no texts but those of its configuration, and has another one there.
    public record NotInstalled(ServerRef server) implements ServerReply {}

    /// Whether it goes on when somebody has installed it.
    public boolean isWaiting() {
        return replies.stream().anyMatch(NotInstalled.class::isInstance);
    }

    public boolean isRefused() {
        return replies.stream().anyMatch(Refused.class::isInstance);
    }

    public boolean isComplete() {
        return replies.stream().allMatch(Stored.class::isInstance) && !replies.isEmpty();
    }

    public boolean reachedAny() {
        return replies.stream().anyMatch(Stored.class::isInstance);
    }

    public int stored() {
        return (int) replies.stream().filter(Stored.class::isInstance).count();
    }

    /// "2 of 3 servers stored it; n3 did not answer".
    public String summary() {
        var faults = replies.stream()
                .flatMap(reply -> switch (reply) {
                    case Stored _ -> Stream.<String>empty();
                    case Refused refused ->
                        Stream.of(refused.server().name() + " refused it: " + refused.description());
                    case Silent silent -> Stream.of(silent.server().name() + " did not answer");
                    case NotInstalled other ->
                        Stream.of(other.server().name() + " does not have it in its configuration yet");
                })
                .collect(Collectors.joining("; "));
        return stored() + " of " + replies.size() + " servers " + (isWaiting() ? "have it" : "stored it")
                + (faults.isEmpty() ? "" : "; " + faults);
    }
}
