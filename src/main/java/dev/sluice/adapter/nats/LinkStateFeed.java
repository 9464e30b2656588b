package dev.sluice.adapter.nats;

import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.model.server.LinkState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The state of a link and those who follow it. Each follower gets every state once and in order.
final class LinkStateFeed {
    private final List<Consumer<LinkState>> followers = new ArrayList<>();
    private LinkState state = new LinkState.Off();

    synchronized LinkState state() {
        return state;
    }

    synchronized void set(LinkState next) {
        state = next;
        List.copyOf(followers).forEach(follower -> follower.accept(next));
    }

    synchronized Registration follow(Consumer<LinkState> follower) {
        followers.add(follower);
        follower.accept(state);
        return () -> unfollow(follower);
    }

    private synchronized void unfollow(Consumer<LinkState> follower) {
        followers.remove(follower);
    }
}
