package dev.sluice.ui.screen.share;

import dev.sluice.domain.text.ForeignText;
import dev.sluice.ui.control.Nodes;
import dev.sluice.ui.mvc.Texts;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// An account to choose.
final class PartnerCell extends ListCell<Partner> {

    private static final Texts TEXTS = Texts.of("share");

    @Override
    protected void updateItem(@Nullable Partner partner, boolean empty) {
        super.updateItem(partner, empty);
        if (empty || partner == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        var row = Nodes.row(
                "partner",
                Nodes.icon(partner.isOurs() ? Feather.USERS : Feather.GLOBE),
                Nodes.label(partner.name(), "cell-name"));
        if (!partner.isOurs()) {
            row.getChildren().add(Nodes.label(TEXTS.get("external"), "tag"));
        }
        row.getChildren().addAll(Nodes.spring(), Nodes.label(partner.key().shortText(), "mono", "text-muted"));
        setGraphic(row);
        setAccessibleText(ForeignText.marked(partner.name()));
    }
}
