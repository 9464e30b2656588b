package dev.sluice.tour;

import dev.sluice.domain.workspace.MessagingFactory;
import dev.sluice.ui.shell.ConsoleServices;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/// What a tour is given. Its workspaces are thrown away afterwards by whoever gives them.
///
/// @param ticker publishes messages
/// @param out where the pictures go
/// @param servers of the sandbox
/// @param only the chapters that are played, by the ends of their keys; empty for all
/// @param told hears each line of the report
public record TourDependencies(
        ConsoleServices services,
        MessagingFactory messaging,
        ScheduledExecutorService ticker,
        Path out,
        int servers,
        Set<String> only,
        Consumer<String> told) {}
