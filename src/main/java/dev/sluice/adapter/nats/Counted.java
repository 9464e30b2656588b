package dev.sluice.adapter.nats;

/// Counts answers, whatever they say.
final class Counted implements Question.Collector {
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
