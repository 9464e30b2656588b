package dev.sluice.ui.account;

import dev.sluice.domain.account.Mappings.Row;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.text.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// The subject mappings of an account as they will be, and a tester.
public final class MappingsPane extends VBox {
    private static final Messages TEXTS = Messages.of("account");

    /// What can be done with the mapping of a subject.
    public record Commands(Command add, Function<String, Command> edit, Function<String, Command> remove) {}

    /// @param rows staged changes included
    public MappingsPane(List<Row> rows, Commands commands) {
        getStyleClass().add("tab-body");
        getChildren().add(Controls.row("button-row", new CommandButton(commands.add())));
        if (rows.isEmpty()) {
            getChildren().add(Controls.paragraph(TEXTS.get("mappings.none"), "text-muted"));
        }
        var bySubject =
                rows.stream().collect(Collectors.groupingBy(Row::from, LinkedHashMap::new, Collectors.toList()));
        bySubject.forEach((from, targets) -> getChildren().add(group(from, targets, commands)));
        if (!rows.isEmpty()) {
            var tester = new MappingTester();
            tester.over(rows);
            getChildren().add(tester);
        }
    }

    private static Node group(String from, List<Row> targets, Commands commands) {
        var box = new VBox(Controls.row(
                "line",
                Controls.label(from, "mono", "cell-name"),
                Controls.spring(),
                new CommandButton(commands.edit().apply(from), "small").iconOnly(),
                new CommandButton(commands.remove().apply(from), "small").iconOnly()));
        targets.forEach(row -> box.getChildren().add(MappingTester.line(row)));
        box.getStyleClass().add("mapping-group");
        return box;
    }
}
