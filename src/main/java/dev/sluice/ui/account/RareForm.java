package dev.sluice.ui.account;

import dev.sluice.ui.account.RareDraft.Allowed;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.LinesArea;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What of an account is changed rarely.
final class RareForm extends AccountForm {
    private static final Messages TEXTS = Messages.of("account");
    private static final int LINES = 2;

    private final AccountEditModel model;
    private final CheckBox wildcards = box("rarely-wildcards", "details.wildcards");
    private final CheckBox bearer = box("rarely-bearer", "details.bearer");
    private final CheckBox maxBytes = box("rarely-max-bytes", "rarely.max-bytes");
    private final PickList<String> replicas = new PickList<>(name -> TEXTS.get("limits.tier.of", name));
    private final TextField destination = new TextField();
    private final TextField sampling = new TextField();
    private final PickList<String> traffic =
            new PickList<>(word -> TEXTS.get("rarely.traffic." + (word.isEmpty() ? "none" : word)));
    private final TextField starts = new TextField();
    private final LinesArea users = new LinesArea("rarely-users", LINES);
    private final LinesArea accounts = new LinesArea("rarely-accounts", LINES);
    private final TextField xkey = new TextField();

    RareForm(AccountEditModel model, AccountEditController controller) {
        super(controller::typed);
        this.model = model;
        var planned = model.plan().planned();
        replicas.of(List.copyOf(new TreeSet<>(planned.tiers().keySet())));
        if (!replicas.getItems().isEmpty()) {
            replicas.setValue(replicas.getItems().getFirst());
        }
        Controls.show(replicas, Visible.when(!replicas.getItems().isEmpty()));
        replicas.setId("rarely-replicas");
        replicas.setAccessibleText(TEXTS.get("limits.tier"));
        destination.setId("rarely-trace");
        destination.setPromptText(TEXTS.get("rarely.trace.prompt"));
        sampling.setId("rarely-sampling");
        sampling.setPromptText(TEXTS.get("rarely.sampling.prompt"));
        traffic.of(List.of("", "system", "owner"));
        traffic.setId("rarely-traffic");
        starts.setId("rarely-starts");
        starts.setPromptText(TEXTS.get("rarely.starts.prompt"));
        xkey.setId("rarely-xkey");
        xkey.getStyleClass().add("mono");
        fill(RareDraft.of(planned, chosenReplicas(), model.parties()));
        layOut();
        replicas.valueProperty()
                .addListener((_, _, _) -> maxBytes.setSelected(RareDraft.of(planned, chosenReplicas(), model.parties())
                        .allowed()
                        .maxBytesRequired()));
        List.of(wildcards, bearer, maxBytes).forEach(box -> follow(box.selectedProperty()));
        List.of(destination, sampling, starts, users, accounts, xkey).forEach(field -> follow(field.textProperty()));
        follow(traffic.valueProperty());
    }

    private void layOut() {
        var allowed = new VBox(
                Controls.label(TEXTS.get("details.allowed"), "field-label"),
                wildcards,
                bearer,
                Controls.row("line", maxBytes, replicas));
        allowed.getStyleClass().add("field");
        var reach = new VBox(
                named(RareDraft.STARTS, starts),
                new Field(TEXTS.get("rarely.traffic"), traffic, TEXTS.get("rarely.traffic.hint")));
        reach.getStyleClass().add("act-form");
        getChildren()
                .addAll(
                        Controls.row("field-pair", allowed, reach),
                        Controls.row(
                                "field-pair",
                                named(RareDraft.DESTINATION, destination),
                                named(RareDraft.SAMPLING, sampling)),
                        Controls.label(TEXTS.get("rarely.callout"), "section-title"),
                        Controls.row("field-pair", named(RareDraft.USERS, users), named(RareDraft.ACCOUNTS, accounts)),
                        named(RareDraft.XKEY, xkey));
    }

    private Field named(String key, Node input) {
        return field(key, new Field(TEXTS.get("rarely." + key), input, TEXTS.get("rarely." + key + ".hint")));
    }

    private void fill(RareDraft draft) {
        wildcards.setSelected(draft.allowed().wildcardExports());
        bearer.setSelected(draft.allowed().bearerTokens());
        maxBytes.setSelected(draft.allowed().maxBytesRequired());
        destination.setText(draft.destination());
        sampling.setText(draft.sampling());
        traffic.setValue(draft.clusterTraffic());
        starts.setText(draft.starts());
        users.setText(draft.users());
        accounts.setText(draft.accounts());
        xkey.setText(draft.xkey());
    }

    private static CheckBox box(String id, String key) {
        var box = new CheckBox(TEXTS.get(key));
        box.setId(id);
        box.setMnemonicParsing(false);
        return box;
    }

    private @Nullable String chosenReplicas() {
        return replicas.getValue();
    }

    @Override
    AccountDraft draft() {
        return new RareDraft(
                new Allowed(wildcards.isSelected(), bearer.isSelected(), maxBytes.isSelected()),
                chosenReplicas(),
                destination.getText(),
                sampling.getText(),
                traffic.getValue(),
                starts.getText(),
                users.getText(),
                accounts.getText(),
                xkey.getText(),
                model.parties());
    }

    @Override
    Node first() {
        return destination;
    }
}
