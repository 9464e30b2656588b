package dev.sluice.ui.connection;

import dev.sluice.domain.federation.Federation;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Preview;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.ConnectionId;
import java.util.Set;
import java.util.function.Supplier;

/// What stops when a connection is closed. Whoever goes on after seeing it has named what dies with it.
public final class EndPreview implements Supplier<Preview> {
    private final Federation federation;
    private final ConnectionId id;
    private volatile Set<String> named = Set.of();

    public EndPreview(Federation federation, ConnectionId id) {
        this.federation = federation;
        this.id = id;
    }

    @Override
    public Preview get() {
        var found = federation.previewEnd(id);
        named = federation.endsWith(id);
        return found;
    }

    public OperationOptions manner(Progress progress) {
        return OperationOptions.now().with(progress).confirming(named);
    }
}
