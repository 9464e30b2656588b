package dev.sluice.ui.screen.share;

import dev.sluice.domain.federation.act.OfferDraft;
import dev.sluice.domain.federation.act.Response;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.connection.MeantSubject;
import dev.sluice.ui.mvc.Texts;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What a person typed, how far it is checked, and how far the act got.
final class ShareModel {

    /// What the last page does.
    enum Mode {
        NOW,
        OFFER
    }

    private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.FROM);
    private final ObjectProperty<Directory> directory = new SimpleObjectProperty<>(Directory.EMPTY);
    private final ObjectProperty<@Nullable Account> source = new SimpleObjectProperty<>();
    private final ObjectProperty<ShareKind> kind = new SimpleObjectProperty<>(ShareKind.STREAM);
    private final StringProperty subject = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Partner> partner = new SimpleObjectProperty<>();
    private final StringProperty local = new SimpleStringProperty("");
    private final StringProperty meant = new SimpleStringProperty("");
    private final StringProperty meantLocal = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Response> response = new SimpleObjectProperty<>();
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.NOW);
    private final ObjectProperty<Act> act = new SimpleObjectProperty<>(new Act.NotYet());
    private final BooleanProperty sourceChecked = new SimpleBooleanProperty();
    private final BooleanProperty partnerChecked = new SimpleBooleanProperty();
    private final BooleanProperty arrivalChecked = new SimpleBooleanProperty();

    ShareModel() {
        // A local subject that merely repeated the old subject means nothing for the new one.
        subject.addListener((_, before, _) -> {
            if (local.get().strip().equals(before.strip())) {
                local.set("");
            }
        });
    }

    ObjectProperty<Step> step() {
        return step;
    }

    ObjectProperty<Directory> directory() {
        return directory;
    }

    ObjectProperty<@Nullable Account> source() {
        return source;
    }

    ObjectProperty<ShareKind> kind() {
        return kind;
    }

    StringProperty subject() {
        return subject;
    }

    StringProperty name() {
        return name;
    }

    ObjectProperty<@Nullable Partner> partner() {
        return partner;
    }

    /// The subject at the receiver; empty for the same one.
    StringProperty local() {
        return local;
    }

    /// The subject typed once more, because it would be shared by accident otherwise.
    StringProperty meant() {
        return meant;
    }

    /// The same for where it arrives.
    StringProperty meantLocal() {
        return meantLocal;
    }

    Set<String> confirmed() {
        return Stream.of(meant, meantLocal)
                .flatMap(typed -> MeantSubject.named(typed.get()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// How a service answers; null for one message.
    ObjectProperty<@Nullable Response> response() {
        return response;
    }

    ObjectProperty<Mode> mode() {
        return mode;
    }

    ObjectProperty<Act> act() {
        return act;
    }

    /// Whether the first page holds, by what the store says.
    BooleanProperty sourceChecked() {
        return sourceChecked;
    }

    BooleanProperty partnerChecked() {
        return partnerChecked;
    }

    BooleanProperty arrivalChecked() {
        return arrivalChecked;
    }

    boolean isOurs() {
        var chosen = partner.get();
        return chosen != null && chosen.isOurs();
    }

    /// Whether both sides are done in one go.
    boolean isAccepting() {
        return isOurs() && mode.get() == Mode.NOW;
    }

    String sourceName() {
        var account = source.get();
        return account == null ? "" : account.name();
    }

    /// With the ends of its key, which nobody can choose.
    String sourceParty() {
        var account = source.get();
        return account == null ? "" : party(account.name(), account.key());
    }

    String partnerParty() {
        var chosen = partner.get();
        return chosen == null ? "" : party(chosen.name(), chosen.key());
    }

    private static String party(String name, PublicKey key) {
        return Texts.of("share").get("party", name, key.shortText());
    }

    String partnerName() {
        var chosen = partner.get();
        return chosen == null ? "" : chosen.name();
    }

    /// The subject under which it arrives.
    String arrivesAs() {
        var typed = local.get().strip();
        return typed.isEmpty() || !isOurs() ? subject.get().strip() : typed;
    }

    /// What was typed, once both sides are chosen.
    OfferDraft draft() {
        var from = source.get();
        var to = partner.get();
        if (from == null || to == null) {
            throw new IllegalStateException("both sides must be chosen first");
        }
        return new OfferDraft(
                from.key(),
                to.key(),
                name.get().strip(),
                subject.get().strip(),
                kind.get(),
                kind.get() == ShareKind.SERVICE ? response.get() : null,
                confirmed());
    }

    boolean isTyped() {
        return !subject.get().isBlank() || partner.get() != null;
    }

    void clear() {
        step.set(Step.FROM);
        subject.set("");
        name.set("");
        partner.set(null);
        local.set("");
        meant.set("");
        meantLocal.set("");
        mode.set(Mode.NOW);
        act.set(new Act.NotYet());
    }
}
