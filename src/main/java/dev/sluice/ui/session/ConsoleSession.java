package dev.sluice.ui.session;

import dev.sluice.domain.federation.operation.MaintenanceStatus;
import dev.sluice.domain.federation.operation.Reconciliation;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.feed.StoreChange;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.server.LinkState;
import dev.sluice.domain.readmodel.ReadModels;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.ui.dialog.PassphraseProof;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.job.BackgroundJobs;
import dev.sluice.ui.mvc.Subscriptions;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// One open environment of one open workspace, as the screens see it: its services, its changes and its link, all
/// heard on the FX thread.
public final class ConsoleSession implements AutoCloseable {

    private final Workspace workspace;
    private final Environment opened;
    private final EnvironmentServices services;
    private final Map<Object, Listener> listeners = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<LinkState> link = new ReadOnlyObjectWrapper<>(new LinkState.Off());
    private final ReadOnlyObjectWrapper<MaintenanceStatus> maintenance =
            new ReadOnlyObjectWrapper<>(MaintenanceStatus.IDLE);
    private final ReadOnlyObjectWrapper<Optional<Reconciliation>> found = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final VaultUse use;
    private final ReadOnlyStringWrapper lastResult = new ReadOnlyStringWrapper("");
    private final Subscriptions subscriptions = new Subscriptions();

    private record Listener(Set<Topic> topics, Runnable action) {}

    public ConsoleSession(Workspace workspace, Environment environment, BackgroundJobs jobs) {
        this(workspace, environment, jobs, new VaultUse());
    }

    /// @param use of the vault by whoever came here from another environment of the workspace
    public ConsoleSession(Workspace workspace, Environment environment, BackgroundJobs jobs, VaultUse use) {
        this.workspace = workspace;
        this.use = use;
        this.opened = environment;
        this.services = workspace.services(environment.id());
        Consumer<StoreChange> onChange = jobs.onFx(this::tell);
        Consumer<LinkState> onLink = jobs.onFx(link::set);
        Consumer<MaintenanceStatus> onCare = jobs.onFx(maintenance::set);
        Consumer<Reconciliation> onFound = jobs.onFx(next -> found.set(Optional.of(next)));
        subscriptions.add(workspace.keep(environment.id()));
        subscriptions.add(workspace.onChange(onChange));
        subscriptions.add(services.link().onState(onLink));
        subscriptions.add(services.maintenance().onChange(onCare));
        subscriptions.add(services.reconciler().findings().onFound(onFound));
    }

    public Workspace workspace() {
        return workspace;
    }

    public EnvironmentServices services() {
        return services;
    }

    /// As it was when it was opened; name and level never change.
    public Environment environment() {
        return opened;
    }

    public ReadOnlyObjectProperty<LinkState> link() {
        return link.getReadOnlyProperty();
    }

    /// What the background is doing about servers.
    public ReadOnlyObjectProperty<MaintenanceStatus> maintenance() {
        return maintenance.getReadOnlyProperty();
    }

    /// What the last comparison with the servers found; nothing before the first one.
    public ReadOnlyObjectProperty<Optional<Reconciliation>> found() {
        return found.getReadOnlyProperty();
    }

    /// When a person last used the vault.
    public VaultUse vaultUse() {
        return use;
    }

    /// What is typed before something of that name is cut or deleted: in production the passphrase, too.
    public TypedName typed(String name, TypedName.Severity severity) {
        return new TypedName(name, opened.level(), severity, proof());
    }

    /// The passphrase, to be typed once more.
    public PassphraseProof proof() {
        return PassphraseProof.of(workspace.vault());
    }

    /// The last result line of the status bar: what was told last.
    public ReadOnlyStringProperty lastResult() {
        return lastResult.getReadOnlyProperty();
    }

    /// Says at the foot of the window what came of something.
    ///
    /// @return the same, to be said elsewhere too
    public String tell(String sentence) {
        lastResult.set(sentence);
        return sentence;
    }

    /// What screens list and name; off the FX thread.
    public ReadModels reads() {
        return services.reads();
    }

    /// Calls `action` on the FX thread after each committed change of one of these topics.
    public Registration onChange(Set<Topic> topics, Runnable action) {
        var key = new Object();
        listeners.put(key, new Listener(EnumSet.copyOf(topics), action));
        return () -> listeners.remove(key);
    }

    /// Ends listening; the workspace stays open.
    @Override
    public void close() {
        subscriptions.close();
        listeners.clear();
    }

    private void tell(StoreChange change) {
        for (var listener : java.util.List.copyOf(listeners.values())) {
            if (listener.topics().stream().anyMatch(change::touches)) {
                listener.action().run();
            }
        }
    }
}
