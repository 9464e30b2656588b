package dev.sluice.ui.shell;

import dev.sluice.domain.workspace.Workspaces;
import dev.sluice.ui.session.ExternalServices;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Executor;

/// What the console is given by the entrance of the house.
///
/// @param executor runs background work; many at once
public record ConsoleServices(
        Workspaces workspaces, Executor executor, InstantSource clock, ZoneId zone, ExternalServices outside) {}
