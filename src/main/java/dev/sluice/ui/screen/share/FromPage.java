package dev.sluice.ui.screen.share;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.connection.MeantSubject;
import dev.sluice.ui.connection.ResponseField;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.NameField;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.control.SubjectField;
import dev.sluice.ui.text.Messages;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// Who shares what.
final class FromPage implements WizardPage {

    private static final Messages TEXTS = Messages.of("share");

    private final ShareModel model;
    private final VBox root = new VBox();
    private final PickList<Account> source = new PickList<>(Account::name);
    private final SubjectField subject =
            new SubjectField(TEXTS.get("subject"), TEXTS.get("subject.hint"), FromPage::judge);
    private final NameField name = new NameField(TEXTS.get("name"), TEXTS.get("name.hint"));
    private final MeantSubject meant = new MeantSubject("share-meant");
    private final ResponseField response;
    private boolean filling;
    private boolean named;
    private boolean suggesting;

    FromPage(ShareModel model) {
        this.model = model;
        response = new ResponseField(model.response());
        source.setId("share-from");
        subject.input().setId("share-subject");
        subject.input().setPromptText(TEXTS.get("subject.prompt"));
        name.input().setId("share-name");
        var kind = new Choices<>(TEXTS.get("kind"), ShareKind.STREAM)
                .offer(ShareKind.STREAM, TEXTS.get("kind.stream"), TEXTS.get("kind.stream.hint"))
                .offer(ShareKind.SERVICE, TEXTS.get("kind.service"), TEXTS.get("kind.service.hint"));
        kind.chosen().subscribe(chosen -> {
            model.kind().set(chosen);
            Controls.show(response, Visible.when(chosen == ShareKind.SERVICE));
        });
        meant.text().bindBidirectional(model.meant());
        root.getStyleClass().add("wizard-form");
        root.getChildren()
                .addAll(
                        new Field(TEXTS.get("from"), source, TEXTS.get("from.hint")),
                        kind,
                        subject,
                        meant,
                        response,
                        name);
        subject.text().bindBidirectional(model.subject());
        name.input().textProperty().bindBidirectional(model.name());
        follow();
    }

    private void follow() {
        model.directory().subscribe(this::fill);
        model.sourceCheck().subscribe(this::show);
        model.source().subscribe(account -> {
            source.setValue(account);
            suggest();
        });
        source.valueProperty().addListener((_, _, now) -> {
            if (!filling && now != null) {
                model.source().set(now);
            }
        });
        model.subject().subscribe(_ -> suggest());
        model.name().subscribe(text -> {
            if (!suggesting) {
                named = !text.isBlank();
            }
        });
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public Node first() {
        return model.subject().get().isEmpty() ? source : subject.input();
    }

    @Override
    public ObservableValue<Boolean> ready() {
        var usable = Bindings.and(subject.usable(), name.usable());
        var answers = model.response().usable();
        return Bindings.createBooleanBinding(
                () -> usable.get() && model.sourceChecked().get() && answers.getValue(),
                usable,
                model.sourceChecked(),
                answers);
    }

    private void show(ShareCheck<Optional<Export>> check) {
        switch (check) {
            case ShareCheck.Open<Optional<Export>> _ -> {}
            case ShareCheck.Holds<Optional<Export>>(var carrier) -> checked(carrier);
            case ShareCheck.Refused<Optional<Export>>(var problem) -> wrong(problem);
        }
    }

    private void checked(Optional<Export> carrier) {
        name.fine();
        meant.rest(model.subject().get());
        subject.fine(carrier.map(export -> TEXTS.get(
                        "subject.carried", export.name(), export.subject().text()))
                .orElseGet(() -> judge(model.subject().get().strip())));
    }

    private void wrong(Problem problem) {
        switch (problem.code()) {
            case OFFER_NAME_TAKEN, CONNECTION_EXISTS, EXPORT_EXISTS -> name.wrong(problem);
            default -> subject.wrong(meant.ask(problem));
        }
    }

    private void fill(ShareAccounts directory) {
        filling = true;
        source.getItems().setAll(directory.sources());
        filling = false;
        var chosen = model.source().get();
        directory.sources().stream()
                .filter(account -> chosen != null && account.key().equals(chosen.key()))
                .findFirst()
                .ifPresent(source::setValue);
        suggest();
    }

    /// The name follows the subject until a person gives one.
    private void suggest() {
        var account = model.source().get();
        if (!named && account != null) {
            suggesting = true;
            model.name()
                    .set(model.directory()
                            .get()
                            .suggest(account.key(), model.subject().get()));
            suggesting = false;
        }
    }

    private static String judge(String text) {
        var offered = Subject.exportable(text);
        return offered.hasWildcard() ? TEXTS.get("subject.example", offered.example()) : "";
    }
}
