package dev.sluice.ui.account;

import dev.sluice.domain.model.AccountLimit;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.operation.LimitWords;
import dev.sluice.ui.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A field for each limit, and beside it what is wrong with what is typed there, or what is to be known of it.
public final class LimitInputs extends HBox {
    private static final Messages TEXTS = Messages.of("account");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    /// Stands for the limits of all streams in the list of replicas.
    private static final String ALL_STREAMS = "";

    /// What the fields say at first.
    @FunctionalInterface
    public interface Texts {
        /// @param replicas (`R3`) of the streams that JetStream's limits are for; null for all streams
        Map<AccountLimit, String> of(@Nullable String replicas);
    }

    private final Map<AccountLimit, TextField> inputs = new EnumMap<>(AccountLimit.class);
    private final Map<AccountLimit, Label> notes = new EnumMap<>(AccountLimit.class);
    private final PickList<String> replicas = new PickList<>(LimitInputs::replicasName);
    private final Texts texts;
    private final Runnable typed;
    private boolean filling;

    /// @param present replicas for which there are limits; where there are any, those of all streams would be
    /// refused
    /// @param typed told at each key
    public LimitInputs(Collection<String> present, Texts texts, Runnable typed) {
        this.texts = texts;
        this.typed = typed;
        getStyleClass().add("limits-sides");
        replicas.setId("account-edit-tier");
        replicas.of(offered(present)).setValue(offered(present).getFirst());
        replicas.setAccessibleText(TEXTS.get("limits.tier"));
        replicas.setAccessibleHelp(TEXTS.get("limits.tier.hint"));
        replicas.setTooltip(Controls.tip(TEXTS.get("limits.tier.hint")));
        var core = new VBox(Controls.label(TEXTS.get("limits.core"), "section-title"), grid(false));
        var jetStream = new VBox(
                Controls.row(
                        "line",
                        Controls.whole(TEXTS.get("limits.jetstream"), "section-title"),
                        Controls.spring(),
                        replicas),
                grid(true));
        for (var side : List.of(core, jetStream)) {
            side.getStyleClass().add("limits-side");
            HBox.setHgrow(side, Priority.ALWAYS);
        }
        getChildren().addAll(core, jetStream);
        fill();
        replicas.valueProperty().addListener((_, _, _) -> {
            fill();
            typed.run();
        });
    }

    private static List<String> offered(Collection<String> present) {
        var all = new TreeSet<>(present);
        all.addAll(List.of("R1", "R3"));
        var offered = new ArrayList<String>();
        if (present.isEmpty()) {
            offered.add(ALL_STREAMS);
        }
        offered.addAll(all);
        return offered;
    }

    private static String replicasName(String name) {
        return name.equals(ALL_STREAMS) ? TEXTS.get("limits.tier.all") : TEXTS.get("limits.tier.of", name);
    }

    private GridPane grid(boolean ofJetStream) {
        var grid = new GridPane();
        grid.getStyleClass().add("limits-grid");
        var names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        var fields = new ColumnConstraints(84, 92, 92);
        var uses = new ColumnConstraints();
        uses.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, fields, uses);
        var row = 0;
        for (var limit : AccountLimit.values()) {
            if (limit.isOfJetStream() == ofJetStream) {
                grid.addRow(row++, line(limit));
            }
        }
        return grid;
    }

    private Node[] line(AccountLimit limit) {
        var input = new TextField();
        input.setId("limit-" + limit.word());
        input.setPromptText(TEXTS.get("limit.none"));
        input.setAccessibleText(LimitWords.name(limit));
        input.textProperty().addListener((_, _, _) -> tell());
        var name = Controls.label(LimitWords.name(limit));
        name.setLabelFor(input);
        var note = Controls.label("", "limit-note");
        inputs.put(limit, input);
        notes.put(limit, note);
        Arrays.asList(name, input, note).forEach(node -> GridPane.setValignment(node, VPos.CENTER));
        return new Node[] {name, input, note};
    }

    private void fill() {
        filling = true;
        var present = texts.of(replicas());
        inputs.forEach((limit, input) -> input.setText(present.getOrDefault(limit, "")));
        filling = false;
    }

    private void tell() {
        if (!filling) {
            typed.run();
        }
    }

    /// Those whose JetStream limits are meant; null for all streams.
    public @Nullable String replicas() {
        var chosen = Objects.requireNonNullElse(replicas.getValue(), ALL_STREAMS);
        return chosen.equals(ALL_STREAMS) ? null : chosen;
    }

    public Map<AccountLimit, String> typed() {
        var found = new EnumMap<AccountLimit, String>(AccountLimit.class);
        inputs.forEach((limit, input) -> found.put(limit, input.getText()));
        return found;
    }

    /// Where the keyboard starts.
    public Node first() {
        return inputs.getOrDefault(AccountLimit.CONNECTIONS, new TextField());
    }

    /// @param faults by the word of a limit
    /// @param known said where nothing is wrong
    public void note(Map<String, String> faults, Function<AccountLimit, String> known) {
        notes.forEach((limit, note) -> {
            var fault = faults.get(limit.word());
            note.pseudoClassStateChanged(WRONG, fault != null);
            note.setText(fault != null ? fault : known.apply(limit));
        });
    }
}
