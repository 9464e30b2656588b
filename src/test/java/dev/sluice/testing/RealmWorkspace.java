package dev.sluice.testing;

import dev.sluice.domain.federation.Realm;
import dev.sluice.domain.federation.environment.Environments;
import dev.sluice.domain.federation.port.EventSink;
import dev.sluice.domain.federation.port.FederationStore;
import dev.sluice.domain.ledger.Ledger;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Registration;
import dev.sluice.domain.workspace.Vault;
import dev.sluice.domain.workspace.Workspace;
import java.nio.file.Path;

/// What a [TestRealm] is made of, for services that work on a workspace.
record RealmWorkspace(TestParts parts, Realm realm) implements Workspace {
    @Override
    public Path folder() {
        return parts.folder();
    }

    @Override
    public Vault vault() {
        return parts.vault();
    }

    @Override
    public FederationStore store() {
        return parts.store();
    }

    @Override
    public Environments environments() {
        return new Environments(realm.scope().ports());
    }

    @Override
    public Ledger ledger() {
        return realm.scope().ports().ledger();
    }

    @Override
    public Realm realm(EnvironmentId environment) {
        return realm;
    }

    @Override
    public Registration onEvent(EventSink sink) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path backUp() {
        throw new UnsupportedOperationException();
    }

    /// It belongs to the realm.
    @Override
    public void close() {}
}
