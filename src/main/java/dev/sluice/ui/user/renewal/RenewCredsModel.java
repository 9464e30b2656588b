package dev.sluice.ui.user.renewal;

import dev.sluice.domain.account.renewal.CredsRenewals;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.readmodel.UserEntry;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationModel;
import java.nio.file.Path;
import java.time.Instant;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Where the client of a user reads its credentials, and what becomes of the old ones. No secret is in it.
final class RenewCredsModel extends OperationModel {

    private final UserEntry entry;
    private final TypedName typed;
    private final boolean held;
    private final StringProperty path = new SimpleStringProperty("");
    private final ObjectProperty<OldCreds> fate = new SimpleObjectProperty<>(OldCreds.SHUT_OUT);
    private final ReadOnlyObjectWrapper<Target> target = new ReadOnlyObjectWrapper<>(new Target.Nothing());
    private final ReadOnlyObjectWrapper<Clients> clients = new ReadOnlyObjectWrapper<>(new Clients.Asking());
    private final ObservableList<ContextPlace> contexts = FXCollections.observableArrayList();

    /// What becomes of the old credentials.
    enum OldCreds {
        /// The user gets another key.
        SHUT_OUT,
        /// It keeps its key, and they are good until their own end.
        RUN_OUT
    }

    /// What lies where the client reads.
    sealed interface Target {
        record Nothing() implements Target {}

        record Reading() implements Target {}

        /// Credentials of this user.
        ///
        /// @param file what is written: a link leads to it
        /// @param end of what lies there; null for never
        record Its(Path file, Instant issuedAt, @Nullable Instant end) implements Target {}

        record Wrong(Problem problem) implements Target {}
    }

    /// Who is connected with the old ones.
    sealed interface Clients {
        record Asking() implements Clients {}

        /// @param at when servers were asked
        /// @param renewed whether the old ones were dealt with by then
        record Known(CredsRenewals.Old old, Instant at, boolean renewed) implements Clients {}

        record Unknown(Problem problem) implements Clients {}
    }

    /// A context of the NATS CLI that names a file with credentials of this user.
    record ContextPlace(String name, Path creds) {}

    /// @param held whether the seed of its key is here
    RenewCredsModel(UserEntry entry, boolean held, TypedName typed) {
        this.entry = entry;
        this.held = held;
        this.typed = typed;
        require(target.map(Target.Its.class::isInstance));
        ask(typed, fate.map(chosen -> chosen == OldCreds.SHUT_OUT));
    }

    UserEntry entry() {
        return entry;
    }

    boolean isHeld() {
        return held;
    }

    TypedName typed() {
        return typed;
    }

    /// As it is typed.
    StringProperty path() {
        return path;
    }

    ObjectProperty<OldCreds> fate() {
        return fate;
    }

    boolean isKeeping() {
        return fate.get() == OldCreds.RUN_OUT;
    }

    ReadOnlyObjectProperty<Target> target() {
        return target.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Clients> clients() {
        return clients.getReadOnlyProperty();
    }

    ObservableList<ContextPlace> contexts() {
        return contexts;
    }

    void found(Target now) {
        target.set(now);
    }

    void told(Clients now) {
        clients.set(now);
    }
}
