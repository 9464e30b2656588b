package dev.sluice.app.workspace;

import dev.sluice.app.Shell;
import java.io.IOException;
import java.nio.file.Path;

/// The program that adds one account after the other, each by a command of its own, until it is killed. What a
/// command acknowledged it prints.
final class Toiler {
    private static final int PATIENCE = 3;

    private Toiler() {}

    /// @param arguments the folder of the [Shell], and the number of the first account
    public static void main(String[] arguments) throws IOException {
        var shell = new Shell(Path.of(arguments[0]));
        System.out.println("begun");
        var refused = 0;
        for (var n = Integer.parseInt(arguments[1]); refused < PATIENCE; n++) {
            if (shell.run("account", "add", "a" + n).code() == 0) {
                System.out.println("a" + n);
            } else {
                refused++;
            }
        }
        System.out.println("refused");
        System.in.read();
    }
}
