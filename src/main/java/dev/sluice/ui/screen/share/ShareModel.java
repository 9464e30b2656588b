package dev.sluice.ui.screen.share;

import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.Preview;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.connection.MeantModel;
import dev.sluice.ui.connection.ResponseModel;
import dev.sluice.ui.control.CutAgreement;
import dev.sluice.ui.text.Messages;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What a person typed, how far it is checked, and how far the act got.
final class ShareModel {

    /// What the last page does.
    enum Mode {
        NOW,
        OFFER
    }

    private final ObjectProperty<WizardStep> step = new SimpleObjectProperty<>(WizardStep.FROM);
    private final ObjectProperty<ShareAccounts> directory = new SimpleObjectProperty<>(ShareAccounts.EMPTY);
    private final ObjectProperty<@Nullable Account> source = new SimpleObjectProperty<>();
    private final ObjectProperty<ShareKind> kind = new SimpleObjectProperty<>(ShareKind.STREAM);
    private final StringProperty subject = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable SharePartner> partner = new SimpleObjectProperty<>();
    private final StringProperty local = new SimpleStringProperty("");
    private final StringProperty meant = new SimpleStringProperty("");
    private final StringProperty meantLocal = new SimpleStringProperty("");
    private final CutAgreement cuts = new CutAgreement();
    private final ResponseModel response = new ResponseModel(subject);
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.NOW);
    private final ObjectProperty<ShareProgress> act = new SimpleObjectProperty<>(new ShareProgress.NotYet());
    private final ObservableList<Progress.Step> steps = FXCollections.observableArrayList();
    private final ObjectProperty<ShareCheck<Optional<Export>>> sourceCheck =
            new SimpleObjectProperty<>(new ShareCheck.Open<>());
    private final ObjectProperty<ShareCheck<OfferDraft>> partnerCheck =
            new SimpleObjectProperty<>(new ShareCheck.Open<>());
    private final ObjectProperty<ShareCheck<Optional<Preview>>> arrivalCheck =
            new SimpleObjectProperty<>(new ShareCheck.Open<>());
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

    ObjectProperty<WizardStep> step() {
        return step;
    }

    ObjectProperty<ShareAccounts> directory() {
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

    ObjectProperty<@Nullable SharePartner> partner() {
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
        return Stream.concat(
                        Stream.of(meant, meantLocal).flatMap(typed -> MeantModel.named(typed.get()).stream()),
                        cuts.named().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// What was agreed to on the last page, where it failed for want of that.
    CutAgreement cuts() {
        return cuts;
    }

    /// How a service answers.
    ResponseModel response() {
        return response;
    }

    ObjectProperty<Mode> mode() {
        return mode;
    }

    ObjectProperty<ShareProgress> act() {
        return act;
    }

    /// Of the act under way, or the last one.
    ObservableList<Progress.Step> steps() {
        return steps;
    }

    /// What the store says of the first page; the export that would carry it, if there is one.
    ObjectProperty<ShareCheck<Optional<Export>>> sourceCheck() {
        return sourceCheck;
    }

    ObjectProperty<ShareCheck<OfferDraft>> partnerCheck() {
        return partnerCheck;
    }

    /// What accepting would do; empty when that is not ours to say.
    ObjectProperty<ShareCheck<Optional<Preview>>> arrivalCheck() {
        return arrivalCheck;
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
        return Messages.of("share").get("party", name, key.shortText());
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
                kind.get() == ShareKind.SERVICE ? response.response() : null,
                confirmed());
    }

    boolean isTyped() {
        return !subject.get().isBlank() || partner.get() != null;
    }

    void clear() {
        step.set(WizardStep.FROM);
        subject.set("");
        name.set("");
        partner.set(null);
        local.set("");
        meant.set("");
        meantLocal.set("");
        cuts.forget();
        mode.set(Mode.NOW);
        act.set(new ShareProgress.NotYet());
    }
}
