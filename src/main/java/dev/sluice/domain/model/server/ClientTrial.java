package dev.sluice.domain.model.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a server said to things that a client tried one after the other.
///
/// @param server that it was tried on
public record ClientTrial(ServerRef server, List<Answer> answers) {
    public ClientTrial {
        answers = List.copyOf(answers);
    }

    public enum Deed {
        PUBLISH,
        SUBSCRIBE
    }

    /// Publishing sends an empty message.
    public record Step(Deed deed, String subject) {}

    /// @param refusal the server's words; null for what it took
    public record Answer(Step step, @Nullable String refusal) {}
}
