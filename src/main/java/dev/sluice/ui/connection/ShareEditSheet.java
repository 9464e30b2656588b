package dev.sluice.ui.connection;

import dev.sluice.domain.federation.operation.ServiceResponse;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.ui.commandline.CopyAsCommand;
import dev.sluice.ui.connection.ShareEditModel.OfExport;
import dev.sluice.ui.connection.ShareEditModel.OfImport;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.mvc.View;
import dev.sluice.ui.operation.ForeseenList;
import dev.sluice.ui.text.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/// The form for what an export or an import says, with what the change would do, before it is staged.
public final class ShareEditSheet extends Sheet implements View {
    private static final Messages TEXTS = Messages.of("connection");

    private final Map<String, Field> fields = new LinkedHashMap<>();

    ShareEditSheet(ShareEditModel model, ShareEditController controller) {
        super(TEXTS.get("edit.title", model.target().name(), model.account()), Size.MEDIUM);
        switch (model.target()) {
            case OfExport target -> export(target, controller);
            case OfImport(var _, var claim) -> imported(claim, controller);
        }
        add(new ForeseenList(model.foreseen()));
        aside(new CopyAsCommand(controller::lines));
        primary(TEXTS.get("edit.stage"), controller::stage).setId("share-stage");
        primaryWhen(Bindings.createBooleanBinding(model::isReady, model.foreseen(), model.isStaging()));
        onClose(controller::deactivate);
        model.faults().subscribe(this::show);
        model.isStaged().subscribe(done -> {
            if (done) {
                close();
            }
        });
    }

    @Override
    public Parent root() {
        return this;
    }

    private void export(OfExport target, ShareEditController controller) {
        var terms = ExportTerms.of(target.claim());
        var description = new TextArea(terms.description());
        description.setId("share-description");
        description.setPrefRowCount(2);
        description.setWrapText(true);
        var infoUrl = input("share-info-url", terms.infoUrl());
        var type = new PickList<>(ShareEditSheet::word);
        type.of(List.of(ServiceResponse.Type.values())).setValue(terms.response());
        type.setId("share-response");
        var threshold = input("share-threshold", terms.threshold());
        var percent = input("share-percent", terms.percent());
        var results = input("share-results", terms.results());
        results.getStyleClass().add("mono");
        var position = input("share-position", terms.position());
        var trace = new CheckBox(TEXTS.get("edit.trace"));
        trace.setSelected(terms.allowTrace());
        add(
                new Field(TEXTS.get("edit.description"), description, ""),
                Controls.row(
                        "field-pair",
                        new Field(TEXTS.get("edit.info-url"), infoUrl, ""),
                        field(
                                ExportTerms.POSITION,
                                new Field(TEXTS.get("edit.position"), position, TEXTS.get("edit.position.hint")))));
        if (target.claim().isService()) {
            add(
                    Controls.row(
                            "field-pair",
                            new Field(TEXTS.get("edit.response"), type, ""),
                            field(
                                    ExportTerms.THRESHOLD,
                                    new Field(
                                            TEXTS.get("edit.threshold"), threshold, TEXTS.get("edit.threshold.hint")))),
                    Controls.row(
                            "field-pair",
                            field(
                                    ExportTerms.RESULTS,
                                    new Field(TEXTS.get("edit.results"), results, TEXTS.get("edit.results.hint"))),
                            field(
                                    ExportTerms.PERCENT,
                                    new Field(TEXTS.get("edit.percent"), percent, TEXTS.get("edit.percent.hint")))),
                    trace);
        }
        Runnable tell = () -> controller.typed(new ExportTerms(
                description.getText(),
                infoUrl.getText(),
                type.getValue(),
                threshold.getText(),
                percent.getText(),
                results.getText(),
                position.getText(),
                trace.isSelected()));
        List.of(
                        description.textProperty(),
                        infoUrl.textProperty(),
                        threshold.textProperty(),
                        percent.textProperty(),
                        results.textProperty(),
                        position.textProperty())
                .forEach(text -> text.addListener((_, _, _) -> tell.run()));
        type.valueProperty().addListener((_, _, _) -> tell.run());
        trace.selectedProperty().addListener((_, _, _) -> tell.run());
        startAt(description);
    }

    private void imported(ImportClaim claim, ShareEditController controller) {
        var share = new CheckBox(TEXTS.get("edit.share"));
        share.setId("share-share");
        share.setSelected(claim.share());
        var trace = new CheckBox(TEXTS.get("edit.trace"));
        trace.setId("share-trace");
        trace.setSelected(claim.allowTrace());
        Runnable tell = () -> controller.typed(share.isSelected(), trace.isSelected());
        share.selectedProperty().addListener((_, _, _) -> tell.run());
        trace.selectedProperty().addListener((_, _, _) -> tell.run());
        if (claim.isService()) {
            add(share, Controls.paragraph(TEXTS.get("edit.share.hint"), "field-message"));
        }
        add(trace, Controls.paragraph(TEXTS.get("edit.trace.hint"), "field-message"));
        startAt(claim.isService() ? share : trace);
    }

    private static TextField input(String id, String text) {
        var input = new TextField(text);
        input.setId(id);
        return input;
    }

    private Field field(String key, Field field) {
        fields.put(key, field);
        return field;
    }

    private void show(Map<String, String> faults) {
        fields.forEach((key, field) -> {
            var fault = faults.get(key);
            if (fault == null) {
                field.fine();
            } else {
                field.wrong(fault);
            }
        });
    }

    private static String word(ServiceResponse.@Nullable Type type) {
        return type == null ? "" : TEXTS.get("edit.response." + type.name().toLowerCase(Locale.ROOT));
    }
}
