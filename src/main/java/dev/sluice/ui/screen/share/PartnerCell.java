package dev.sluice.ui.screen.share;

import dev.sluice.domain.text.ForeignText;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.text.Messages;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// An account to choose.
final class PartnerCell extends ListCell<SharePartner> {

    private static final Messages TEXTS = Messages.of("share");

    @Override
    protected void updateItem(@Nullable SharePartner partner, boolean empty) {
        super.updateItem(partner, empty);
        if (empty || partner == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        var row = Controls.row(
                "partner",
                Controls.icon(partner.isOurs() ? Feather.USERS : Feather.GLOBE),
                Controls.label(partner.name(), "cell-name"));
        if (!partner.isOurs()) {
            row.getChildren().add(Controls.label(TEXTS.get("external"), "tag"));
        }
        row.getChildren().addAll(Controls.spring(), Controls.label(partner.key().shortText(), "mono", "text-muted"));
        setGraphic(row);
        setAccessibleText(ForeignText.marked(partner.name()));
    }
}
