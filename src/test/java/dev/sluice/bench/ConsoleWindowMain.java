package dev.sluice.bench;

import dev.sluice.app.Launcher;

/// The console as its launcher opens it.
public final class ConsoleWindowMain {
    private ConsoleWindowMain() {}

    public static void main(String[] arguments) {
        FirstPaint.watch();
        Launcher.main(arguments);
    }
}
