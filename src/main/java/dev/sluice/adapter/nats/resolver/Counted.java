package dev.sluice.adapter.nats.resolver;

import dev.sluice.adapter.nats.session.SystemRequest;

/// Counts answers, whatever they say.
final class Counted implements SystemRequest.Collector {
    private final int awaited;
    private int taken;

    Counted(int awaited) {
        this.awaited = awaited;
    }

    @Override
    public void take(byte[] body) {
        taken++;
    }

    @Override
    public boolean isEnough(int unheard) {
        return taken + unheard >= awaited;
    }
}
