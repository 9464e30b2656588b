package dev.sluice.ui.screen.environments;

import dev.sluice.domain.interop.SystemAdoption.Candidate;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.dialog.SheetModel;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// A running system that is looked at, and which of its accounts are taken over.
final class AdoptModel extends SheetModel {

    private final StringProperty servers = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Path> creds = new SimpleObjectProperty<>();
    private final ObservableList<Choice> choices = FXCollections.observableArrayList();
    private final ObjectProperty<Level> level = new SimpleObjectProperty<>(Level.PRODUCTION);
    private final BooleanProperty surveyed = new SimpleBooleanProperty();

    /// An account that servers store.
    ///
    /// @param ticked whether it is to be taken over; the system account always is
    record Choice(Candidate candidate, BooleanProperty ticked) {
        boolean isFree() {
            return candidate.canSign() && !candidate.isSystem();
        }
    }

    AdoptModel() {
        require(surveyed);
    }

    /// Addresses, separated by blanks or commas.
    StringProperty servers() {
        return servers;
    }

    /// Of a user of the system account; null while none are chosen.
    ObjectProperty<@Nullable Path> creds() {
        return creds;
    }

    ObservableList<Choice> choices() {
        return choices;
    }

    /// Of the environment that is made.
    ObjectProperty<Level> level() {
        return level;
    }

    BooleanProperty surveyed() {
        return surveyed;
    }

    /// Whether exactly those are ticked whose own keys are held, as it is unless a person chooses otherwise.
    boolean takesHeld() {
        return surveyed.get()
                && choices.stream()
                        .filter(Choice::isFree)
                        .allMatch(choice ->
                                choice.ticked().get() == choice.candidate().isTaken());
    }

    /// Whether all are ticked that can be signed.
    boolean takesAll() {
        return surveyed.get()
                && choices.stream()
                        .filter(Choice::isFree)
                        .allMatch(choice -> choice.ticked().get());
    }

    Set<PublicKey> ticked() {
        return choices.stream()
                .filter(choice -> choice.isFree() && choice.ticked().get())
                .map(choice -> choice.candidate().key())
                .collect(Collectors.toUnmodifiableSet());
    }
}
