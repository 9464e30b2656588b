package dev.sluice.ui.operation;

import dev.sluice.domain.federation.operation.Preview.AccountChange;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The claims of one account that change: added, removed, changed, by icon, word and colour.
public final class ClaimList extends VBox {

    private static final Messages TEXTS = Messages.of("operation");
    private static final Pattern KEY = Pattern.compile("\\bA[A-Z2-7]{55}\\b");

    private final Map<String, String> names;

    /// Keys are shown short.
    public ClaimList(AccountChange change) {
        this(change, Map.of());
    }

    /// @param names of accounts by the text of their keys, shown in place of them
    public ClaimList(AccountChange change, Map<String, String> names) {
        this(change.account().name(), change.claims(), names);
    }

    /// Changes of any claims.
    public ClaimList(String title, List<ClaimChange> changes, Map<String, String> names) {
        this.names = Map.copyOf(names);
        getStyleClass().add("claim-account");
        getChildren().add(Controls.label(title, "section-title"));
        changes.forEach(claim -> getChildren().add(line(claim)));
    }

    private Node line(ClaimChange claim) {
        return switch (claim) {
            case ClaimChange.Added added -> line("added", Feather.PLUS, added, added.value());
            case ClaimChange.Removed removed -> line("removed", Feather.MINUS, removed, removed.value());
            case ClaimChange.Changed changed ->
                line(
                        "changed",
                        Feather.EDIT_2,
                        changed,
                        TEXTS.get("claims.from-to", changed.before(), changed.after()));
        };
    }

    private Node line(String word, Feather icon, ClaimChange claim, String value) {
        var mark = Controls.label(TEXTS.get("claims." + word), "claim-mark", "claim-" + word);
        mark.setGraphic(Controls.icon(icon));
        var text = new VBox();
        ClaimWords.of(claim, this::named)
                .ifPresent(words -> text.getChildren().add(Controls.paragraph(words, "claim-words")));
        text.getChildren()
                .addAll(
                        Controls.paragraph(named(claim.path()), "mono", "claim-path"),
                        Controls.paragraph(named(value), "mono", "claim-value"));
        return Controls.row("claim", mark, text);
    }

    private String named(String text) {
        return KEY.matcher(text).replaceAll(found -> {
            var key = found.group();
            var known = names.get(key);
            var shown = known == null ? key.substring(0, 5) + "…" + key.substring(51) : known;
            return Matcher.quoteReplacement(shown);
        });
    }
}
