package dev.sluice.cli.text;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.nkey.PublicKey;
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

    /// @param acting whose connections; everything where nobody is named
    public boolean accepts(Connection connection, ActingAccount acting) {
        return concerns(connection.exporter(), connection.importer(), acting) && hasState(connection.state());
    }

    /// What came from elsewhere and has no connection is as live as one.
    public boolean accepts(ImportView.Kept row, ActingAccount acting) {
        return concerns(row.exporter(), row.account(), acting) && !pending && !terminated && !history;
    }

    private boolean concerns(PublicKey exporter, PublicKey importer, ActingAccount acting) {
        return switch (acting) {
            case ActingAccount.Unnamed() -> true;
            case ActingAccount.Named(var key) ->
                (exporter.equals(key) && !imports) || (importer.equals(key) && !exports);
        };
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
