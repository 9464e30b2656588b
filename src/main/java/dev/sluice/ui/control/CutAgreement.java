package dev.sluice.ui.control;

import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.text.Messages;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

/// Has a person agree by name to what would be cut too, below the problem that names it. Whoever tries again goes
/// on with the names that were agreed to.
public final class CutAgreement {

    private static final Messages TEXTS = Messages.of("common");

    private final Set<String> named = ConcurrentHashMap.newKeySet();

    /// The problem, with a box to tick where agreeing is the way out.
    public Node answer(Problem problem) {
        var pane = new ProblemPane(problem);
        var names = problem.agreeable();
        if (names.isEmpty()) {
            return pane;
        }
        var listed = names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
        var box = new CheckBox(TEXTS.get("cut.agree", listed));
        box.setId("cut-agree");
        box.setWrapText(true);
        box.selectedProperty().subscribe(agreed -> {
            if (agreed) {
                agree(names);
            } else {
                names.forEach(named::remove);
            }
        });
        return new VBox(pane, box);
    }

    public void agree(Collection<String> names) {
        named.addAll(names);
    }

    /// May be asked on any thread.
    public Set<String> named() {
        return Set.copyOf(named);
    }

    /// What is begun anew is agreed to anew.
    public void forget() {
        named.clear();
    }
}
