package dev.sluice.ui.screen.accounts;

import dev.sluice.ui.command.CommandItem;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.text.Messages;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import org.kordamp.ikonli.feather.Feather;

/// Leads to what shapes many accounts.
final class ShapesMenu extends MenuButton {

    private static final Messages TEXTS = Messages.of("accounts");

    ShapesMenu(AccountsController controller) {
        super("", Controls.icon(Feather.LAYERS));
        setId("accounts-shapes");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setAccessibleText(TEXTS.get("shapes"));
        setTooltip(Controls.tip(TEXTS.get("shapes")));
        getStyleClass().addAll("button-icon", "no-arrow", "table-menu");
        controller.shapes().stream().map(CommandItem::new).forEach(getItems()::add);
    }
}
