package dev.sluice.ui.account;

import dev.sluice.ui.account.MappingDraft.Target;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.text.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Where messages of one subject go: targets with weights, and by cluster; a line below says where one of them
/// would arrive.
final class MappingForm extends AccountForm {
    private static final Messages TEXTS = Messages.of("account");

    private final String before;
    private final TextField from;
    private final VBox lines = new VBox();
    private final List<Line> targets = new ArrayList<>();
    private final MappingTester tester = new MappingTester();

    /// The fields of one target.
    private record Line(TextField to, TextField weight, TextField cluster, Field toField, Field weightField, HBox row) {
        Target target() {
            return new Target(to.getText(), weight.getText(), cluster.getText());
        }
    }

    MappingForm(AccountEditModel model, AccountEditController controller, String before) {
        super(controller::typed);
        this.before = before;
        var draft = MappingDraft.of(model.plan().planned(), before);
        from = mono(draft.from(), "mapping-from");
        from.setPromptText(TEXTS.get("mapping.from.prompt"));
        lines.getStyleClass().add("mapping-lines");
        draft.targets().forEach(this::addLine);
        if (targets.isEmpty()) {
            addLine(new Target("", "100", ""));
        }
        var more = Controls.button(
                TEXTS.get("mapping.more"),
                Feather.PLUS,
                () -> addLine(new Target("", "", "")).requestFocus(),
                "small");
        more.setId("mapping-more");
        getChildren()
                .addAll(
                        field(
                                MappingDraft.FROM,
                                new Field(TEXTS.get("mapping.from"), from, TEXTS.get("mapping.from.hint"))),
                        lines,
                        more,
                        Controls.paragraph(TEXTS.get("mapping.hint"), "text-muted"),
                        tester);
        follow(from.textProperty());
        tester.over(rows());
    }

    private List<dev.sluice.domain.account.Mappings.Row> rows() {
        return ((MappingDraft) draft()).rows();
    }

    private TextField addLine(Target target) {
        var to = mono(target.to(), "mapping-to-" + targets.size());
        var weight = new TextField(target.weight());
        weight.setId("mapping-weight-" + targets.size());
        var cluster = new TextField(target.cluster());
        cluster.setPromptText(TEXTS.get("mapping.cluster.all"));
        var toField = new Field(TEXTS.get("mapping.to"), to, "");
        var weightField = new Field(TEXTS.get("mapping.weight"), weight, "");
        var row = Controls.row(
                "mapping-line", toField, weightField, new Field(TEXTS.get("mapping.cluster"), cluster, ""));
        HBox.setHgrow(toField, Priority.ALWAYS);
        weight.setPrefColumnCount(4);
        cluster.setPrefColumnCount(7);
        var line = new Line(to, weight, cluster, toField, weightField, row);
        var drop = Controls.iconButton(TEXTS.get("mapping.drop"), Feather.X, () -> drop(line), "small");
        row.getChildren().add(drop);
        targets.add(line);
        lines.getChildren().add(row);
        number();
        List.of(to, weight, cluster).forEach(input -> follow(input.textProperty()));
        return to;
    }

    private void drop(Line line) {
        forget(MappingDraft.to(targets.size() - 1));
        forget(MappingDraft.weight(targets.size() - 1));
        targets.remove(line);
        lines.getChildren().remove(line.row());
        number();
        from.requestFocus();
        tell();
    }

    /// Faults are told by the place of a line.
    private void number() {
        for (var i = 0; i < targets.size(); i++) {
            field(MappingDraft.to(i), targets.get(i).toField());
            field(MappingDraft.weight(i), targets.get(i).weightField());
        }
    }

    private static TextField mono(String text, String id) {
        var input = new TextField(text);
        input.setId(id);
        input.getStyleClass().add("mono");
        return input;
    }

    @Override
    AccountDraft draft() {
        var draft = new MappingDraft(
                before, from.getText(), targets.stream().map(Line::target).toList());
        tester.over(draft.rows());
        return draft;
    }

    @Override
    Node first() {
        return from;
    }
}
