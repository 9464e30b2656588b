package dev.sluice.ui.screen.share;

import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Who is to receive: an account from the list, or a pasted key.
final class ToPage implements WizardPage {

    private static final Messages TEXTS = Messages.of("share");

    private final ShareModel model;
    private final VBox root = new VBox();
    private final TextField search = new TextField();
    private final Field field = new Field(TEXTS.get("to"), search, TEXTS.get("to.hint"));
    private final ListView<SharePartner> list = new ListView<>();
    private final Label meaning = Controls.paragraph("", "note");
    private boolean filling;

    ToPage(ShareModel model, Runnable next) {
        this.model = model;
        search.setId("share-to");
        search.setPromptText(TEXTS.get("to.prompt"));
        list.setId("share-partners");
        list.setAccessibleText(TEXTS.get("to.list"));
        list.setCellFactory(_ -> new PartnerCell());
        list.setPlaceholder(Controls.label(TEXTS.get("to.none"), "text-muted"));
        list.getStyleClass().add("partner-list");
        VBox.setVgrow(list, Priority.SOMETIMES);
        meaning.setGraphic(Controls.icon(Feather.SHIELD));
        root.getStyleClass().add("wizard-form");
        root.getChildren().addAll(field, list, meaning);
        follow(next);
    }

    private void follow(Runnable next) {
        search.textProperty().addListener((_, _, text) -> judge(text.strip()));
        search.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.DOWN && !list.getItems().isEmpty()) {
                list.requestFocus();
                list.getSelectionModel()
                        .select(Math.max(0, list.getSelectionModel().getSelectedIndex()));
                key.consume();
            }
        });
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER && !key.isShortcutDown()) {
                next.run();
                key.consume();
            }
        });
        list.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (!filling && now != null) {
                model.partner().set(now);
            }
        });
        model.directory().subscribe(_ -> fill());
        model.source().subscribe(_ -> fill());
        model.partner().subscribe(this::explain);
        model.partnerCheck().subscribe(this::show);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public Node first() {
        return search;
    }

    @Override
    public ObservableValue<Boolean> ready() {
        return model.partnerChecked();
    }

    @Override
    public void enter() {
        fill();
    }

    private void show(ShareCheck<OfferDraft> check) {
        switch (check) {
            case ShareCheck.Open<OfferDraft> _ -> {}
            case ShareCheck.Holds<OfferDraft> _ -> field.fine();
            case ShareCheck.Refused<OfferDraft>(var problem) -> field.wrong(problem);
        }
    }

    private void judge(String text) {
        fill();
        var items = list.getItems();
        var exact = items.stream()
                .filter(partner -> partner.name().equalsIgnoreCase(text)
                        || partner.key().text().equals(text))
                .findFirst();
        field.fine();
        if (exact.isPresent()) {
            model.partner().set(exact.get());
        } else if (text.isEmpty()) {
            return;
        } else if (items.size() == 1) {
            model.partner().set(items.getFirst());
        } else {
            model.partner().set(null);
            stranger(text);
        }
        fill();
    }

    private void stranger(String text) {
        var key = PublicKey.parse(text).filter(found -> found.isKind(KeyKind.ACCOUNT));
        var source = model.source().get();
        if (key.isPresent() && source != null && !key.get().equals(source.key())) {
            model.partner().set(SharePartner.of(key.get()));
        } else if (key.isPresent()) {
            field.wrong(new Problem(ProblemCode.SELF_SHARE, List.of(model.sourceName())));
        } else if (list.getItems().isEmpty()) {
            field.wrong(TEXTS.get("to.unknown"));
        }
    }

    private void fill() {
        var source = model.source().get();
        if (source == null) {
            return;
        }
        var text = search.getText().strip().toLowerCase(Locale.ROOT);
        var matching = model.directory().get().partnersOf(source.key()).stream()
                .filter(account -> matches(account, text))
                .map(SharePartner::of)
                .toList();
        filling = true;
        list.getItems().setAll(matching);
        list.getSelectionModel().select(model.partner().get());
        filling = false;
        var chosen = model.partner().get();
        if (chosen != null && chosen.key().equals(source.key())) {
            model.partner().set(null);
        }
    }

    private static boolean matches(Account account, String text) {
        return account.name().toLowerCase(Locale.ROOT).contains(text)
                || account.key().text().toLowerCase(Locale.ROOT).startsWith(text);
    }

    private void explain(@Nullable SharePartner partner) {
        if (partner == null) {
            meaning.setText(TEXTS.get("to.private"));
            search.setText(model.step().get() == WizardStep.FROM ? "" : search.getText());
            return;
        }
        var key = "to.meaning." + partner.kind().name().toLowerCase(Locale.ROOT);
        meaning.setText(TEXTS.get(key, partner.name()));
    }
}
