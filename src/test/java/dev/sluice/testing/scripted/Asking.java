package dev.sluice.testing.scripted;

import org.jspecify.annotations.Nullable;

/// One request on its way to every server, and what the script does to it.
final class Asking {
    private final Script script;
    private final ServerRequest request;
    private final int number;

    Asking(Script script, ServerRequest request) {
        this.script = script;
        this.request = request;
        this.number = script.next(request);
    }

    /// Whether nothing comes of it: of a change that went out, servers may have done it, and that is no failure.
    boolean isLinkLost() {
        var ofLink = script.ofLink(number);
        return ofLink == Disturbance.LINK_LOST || (ofLink != null && !request.isChange());
    }

    /// Whether all of them did it and nobody hears of it.
    boolean isLostAfter() {
        return script.ofLink(number) == Disturbance.LINK_LOST_AFTER;
    }

    @Nullable
    Disturbance at(ScriptedServer server) {
        return script.at(number, server.self().name());
    }

    boolean isAnsweredBy(ScriptedServer server) {
        return at(server) == null;
    }
}
