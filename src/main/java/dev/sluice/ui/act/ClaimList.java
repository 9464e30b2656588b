package dev.sluice.ui.act;

import dev.sluice.domain.federation.Preview.AccountChange;
import dev.sluice.domain.jwt.ClaimChange;
import dev.sluice.ui.control.Nodes;
import dev.sluice.ui.mvc.Texts;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The claims of one account that change: added, removed, changed, by icon, word and colour.
public final class ClaimList extends VBox {

    private static final Texts TEXTS = Texts.of("act");

    public ClaimList(AccountChange change) {
        getStyleClass().add("claim-account");
        getChildren().add(Nodes.label(change.account().name(), "section-title"));
        change.claims().forEach(claim -> getChildren().add(line(claim)));
    }

    private static Node line(ClaimChange claim) {
        return switch (claim) {
            case ClaimChange.Added added -> line("added", Feather.PLUS, added.path(), added.value());
            case ClaimChange.Removed removed -> line("removed", Feather.MINUS, removed.path(), removed.value());
            case ClaimChange.Changed changed ->
                line(
                        "changed",
                        Feather.EDIT_2,
                        changed.path(),
                        TEXTS.get("claims.from-to", changed.before(), changed.after()));
        };
    }

    private static Node line(String word, Feather icon, String path, String value) {
        var mark = Nodes.label(TEXTS.get("claims." + word), "claim-mark", "claim-" + word);
        mark.setGraphic(Nodes.icon(icon));
        var text = new VBox(Nodes.paragraph(path, "mono", "claim-path"), Nodes.paragraph(value, "mono", "claim-value"));
        return Nodes.row("claim", mark, text);
    }
}
