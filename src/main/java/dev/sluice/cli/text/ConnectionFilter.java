package dev.sluice.cli.text;

import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.nkey.PublicKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which connections `federation ls` shows; the live ones unless something else is asked for.
public final class ConnectionFilter {
    @Option(names = "--exports")
    private boolean exports;

    @Option(names = "--imports")
    private boolean imports;

    @Option(names = "--pending")
    private boolean pending;

    @Option(names = "--terminated")
    private boolean terminated;

    @Option(names = "--history")
    private boolean history;

    /// @param acting whose connections; everything without
    public boolean accepts(Connection connection, @Nullable PublicKey acting) {
        return concerns(connection, acting) && hasState(connection.state());
    }

    /// What came from elsewhere and has no connection is as live as one.
    public boolean accepts(ImportView.Kept row, @Nullable PublicKey acting) {
        var concerns = acting == null
                || (row.exporter().equals(acting) && !imports)
                || (row.account().equals(acting) && !exports);
        return concerns && !pending && !terminated && !history;
    }

    private boolean concerns(Connection connection, @Nullable PublicKey acting) {
        if (acting == null) {
            return true;
        }
        var exporting = connection.exporter().equals(acting) && !imports;
        var importing = connection.importer().equals(acting) && !exports;
        return exporting || importing;
    }

    private boolean hasState(ConnectionState state) {
        if (pending) {
            return state == ConnectionState.PENDING;
        }
        if (terminated) {
            return state == ConnectionState.TERMINATED;
        }
        return history ? state.isEnded() : state.isLive();
    }
}
