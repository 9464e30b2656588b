package dev.sluice.cli.io;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where a command prints and reads. The process that runs a command need not be the one that was started: the
/// owner of a workspace runs commands for others.
public interface Terminal {
    PrintWriter out();

    PrintWriter err();

    InputStream in();

    /// A variable of the environment in which the command was typed.
    Optional<String> environment(String name);

    /// The folder in which the command was typed.
    Path directory();

    /// Asks without echo; empty when nobody is there to type. The caller wipes the answer.
    Optional<char[]> askSecret(String prompt);

    /// Waits on the calling thread.
    ///
    /// @return false as soon as the person behind the terminal went away or asked to stop
    boolean pause(Duration time);

    /// Whether all that was printed so far has been written: a disk may be full, or a pipe closed. Before
    /// something that is kept nowhere counts as handed out, this is asked.
    default boolean delivered() {
        return !out().checkError();
    }
}
