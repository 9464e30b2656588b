package dev.sluice.ui.account;

import dev.sluice.ui.account.DetailsDraft.End;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Name, description, tags, end, and what is allowed in general.
final class DetailsForm extends AccountForm {
    private static final Messages TEXTS = Messages.of("account");

    private final AccountEditController controller;
    private final TextField name;
    private final TextArea description;
    private final TextField infoUrl;
    private final TextField tags;
    private final PickList<End> end = new PickList<>(DetailsForm::word);
    private final CheckBox wildcards = new CheckBox(TEXTS.get("details.wildcards"));
    private final CheckBox bearer = new CheckBox(TEXTS.get("details.bearer"));

    DetailsForm(AccountEditModel model, AccountEditController controller) {
        super(controller::typed);
        this.controller = controller;
        var planned = model.plan().planned();
        name = new TextField(planned.name());
        description = new TextArea(planned.description());
        description.setPrefRowCount(2);
        description.setWrapText(true);
        infoUrl = new TextField(planned.infoUrl());
        infoUrl.setPromptText(TEXTS.get("details.info-url.prompt"));
        tags = new TextField(String.join(" ", planned.tags()));
        end.of(List.of(End.values())).setValue(End.AS_IT_IS);
        wildcards.setSelected(planned.wildcardExports());
        bearer.setSelected(planned.bearerTokens());
        name.setId("account-edit-name");
        description.setId("account-edit-description");
        infoUrl.setId("account-edit-info-url");
        tags.setId("account-edit-tags");
        end.setId("account-edit-end");
        var expires = planned.expires();
        var endNow = expires == null
                ? TEXTS.get("details.end.never")
                : TEXTS.get("details.end.at", controller.absolute(expires));
        var allowed = new VBox(Controls.label(TEXTS.get("details.allowed"), "field-label"), wildcards, bearer);
        allowed.getStyleClass().add("field");
        getChildren()
                .addAll(
                        field(
                                DetailsDraft.NAME,
                                new Field(TEXTS.get("details.name"), name, TEXTS.get("details.name.hint"))),
                        new Field(TEXTS.get("details.description"), description, ""),
                        Controls.row(
                                "field-pair",
                                field(DetailsDraft.INFO_URL, new Field(TEXTS.get("details.info-url"), infoUrl, "")),
                                new Field(TEXTS.get("details.tags"), tags, TEXTS.get("details.tags.hint"))),
                        Controls.row("field-pair", new Field(TEXTS.get("details.end"), end, endNow), allowed));
        List.of(name.textProperty(), description.textProperty(), infoUrl.textProperty(), tags.textProperty())
                .forEach(this::follow);
        follow(end.valueProperty());
        follow(wildcards.selectedProperty());
        follow(bearer.selectedProperty());
    }

    @Override
    AccountDraft draft() {
        return new DetailsDraft(
                name.getText(),
                description.getText(),
                infoUrl.getText(),
                tags.getText(),
                end.getValue(),
                wildcards.isSelected(),
                bearer.isSelected(),
                controller.now());
    }

    @Override
    Node first() {
        return name;
    }

    private static String word(End end) {
        return TEXTS.get("details.end." + end.name().toLowerCase(Locale.ROOT));
    }
}
