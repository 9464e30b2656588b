package dev.sluice.ui.account;

import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.record.AccountPatch.Tiering;
import dev.sluice.ui.account.DetailsDraft.End;
import dev.sluice.ui.commandline.CopyAsCommand;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.mvc.View;
import dev.sluice.ui.operation.Fate;
import dev.sluice.ui.operation.FateList;
import dev.sluice.ui.operation.LimitWords;
import dev.sluice.ui.text.Messages;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One form for many accounts, and beside it what becomes of each.
public final class BulkEditSheet extends Sheet implements View {
    private static final Messages TEXTS = Messages.of("account");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final List<AccountLimit> LIMITS = List.of(
            AccountLimit.CONNECTIONS,
            AccountLimit.LEAF_NODES,
            AccountLimit.SUBSCRIPTIONS,
            AccountLimit.PAYLOAD,
            AccountLimit.IMPORTS,
            AccountLimit.EXPORTS,
            AccountLimit.JETSTREAM_MEMORY,
            AccountLimit.JETSTREAM_DISK,
            AccountLimit.STREAMS,
            AccountLimit.CONSUMERS);

    private final BulkEditModel model;
    private final BulkEditController controller;
    private final Map<AccountLimit, TextField> inputs = new EnumMap<>(AccountLimit.class);
    private final Map<AccountLimit, Label> notes = new EnumMap<>(AccountLimit.class);
    private final TextField addTags = new TextField();
    private final TextField removeTags = new TextField();
    private final PickList<End> end =
            new PickList<>(choice -> TEXTS.get("details.end." + choice.name().toLowerCase(Locale.ROOT)));
    private final PickList<Optional<Tiering>> tier = new PickList<>(BulkEditSheet::tierName);

    BulkEditSheet(BulkEditModel model, BulkEditController controller) {
        super(TEXTS.get("bulk.title", model.accounts().size()), Size.LARGE);
        this.model = model;
        this.controller = controller;
        var form = form();
        var fates = new FateList(model.rows(), model.progress(), this::summed, TEXTS.get("bulk.rows"));
        HBox.setHgrow(fates, Priority.ALWAYS);
        add(Controls.paragraph(TEXTS.get("bulk.intro"), "text-muted"), Controls.row("limits-sides", form, fates));
        aside(new CopyAsCommand(controller::lines));
        primary(TEXTS.get("bulk.stage"), controller::stage).setId("bulk-stage");
        primaryWhen(model.isReady());
        onClose(controller::deactivate);
        startAt(inputs.getOrDefault(AccountLimit.CONNECTIONS, addTags));
        model.faults().subscribe(this::note);
        model.problem().subscribe(found -> found.ifPresentOrElse(this::showProblem, this::clearProblem));
        model.isStaged().subscribe(done -> {
            if (done) {
                form.setDisable(true);
                finish(TEXTS.get("bulk.close"));
            }
        });
    }

    @Override
    public Parent root() {
        return this;
    }

    private VBox form() {
        var grid = new GridPane();
        grid.getStyleClass().add("limits-grid");
        var line = 0;
        for (var limit : LIMITS) {
            var input = new TextField();
            input.setId("bulk-" + limit.word());
            input.setPromptText(TEXTS.get("bulk.same.short"));
            input.setAccessibleText(LimitWords.name(limit));
            input.setPrefColumnCount(7);
            var note = Controls.label("", "limit-note");
            inputs.put(limit, input);
            notes.put(limit, note);
            grid.addRow(line++, Controls.whole(LimitWords.name(limit)), input, note);
            follow(input.textProperty());
        }
        addTags.setId("bulk-add-tags");
        removeTags.setId("bulk-remove-tags");
        end.of(List.of(End.values())).setValue(End.AS_IT_IS);
        end.setId("bulk-end");
        follow(addTags.textProperty());
        follow(removeTags.textProperty());
        follow(end.valueProperty());
        var tiers = new ArrayList<Optional<Tiering>>();
        tiers.add(Optional.empty());
        tiers.add(Optional.of(Tiering.NONE));
        model.tiers().forEach(one -> tiers.add(Optional.of(one)));
        tier.of(tiers).setValue(Optional.empty());
        tier.setId("bulk-tier");
        follow(tier.valueProperty());
        var ofTier = new Field(TEXTS.get("bulk.tier"), tier, "");
        Controls.show(ofTier, Visible.when(!model.tiers().isEmpty()));
        var box = new VBox(
                ofTier,
                grid,
                new Field(TEXTS.get("bulk.add-tags"), addTags, ""),
                new Field(TEXTS.get("bulk.remove-tags"), removeTags, ""),
                new Field(TEXTS.get("details.end"), end, ""));
        box.getStyleClass().add("limits-side");
        box.setMinWidth(USE_PREF_SIZE);
        return box;
    }

    private static String tierName(Optional<Tiering> tier) {
        return tier.map(one -> one.equals(Tiering.NONE) ? TEXTS.get("bulk.tier.none") : one.name())
                .orElseGet(() -> TEXTS.get("bulk.tier.same"));
    }

    private void follow(ObservableValue<?> value) {
        value.addListener((_, _, _) -> tell());
    }

    private void tell() {
        var texts = new EnumMap<AccountLimit, String>(AccountLimit.class);
        inputs.forEach((limit, input) -> texts.put(limit, input.getText()));
        controller.typed(new BulkDraft(
                texts, tier.getValue(), addTags.getText(), removeTags.getText(), end.getValue(), controller.now()));
    }

    private void note(Map<String, String> faults) {
        notes.forEach((limit, note) -> {
            note.setText(faults.getOrDefault(limit.word(), ""));
            note.pseudoClassStateChanged(WRONG, faults.containsKey(limit.word()));
        });
    }

    private String summed() {
        return model.isStaged().get() || model.count(Fate.Kind.STAGED) > 0
                ? TEXTS.get("bulk.sum.staged", model.count(Fate.Kind.STAGED), model.count(Fate.Kind.REFUSED))
                : TEXTS.get(
                        "bulk.sum",
                        model.count(Fate.Kind.CHANGES),
                        model.accounts().size(),
                        model.count(Fate.Kind.REFUSED),
                        model.count(Fate.Kind.SKIPPED));
    }
}
