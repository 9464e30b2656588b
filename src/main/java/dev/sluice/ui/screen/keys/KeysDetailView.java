package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.key.CompromisePlan;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.command.CommandItem;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.DetailPane;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.KeyLabel;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import org.kordamp.ikonli.feather.Feather;

/// One key: what it is for, what rests on it. Never its seed.
final class KeysDetailView {

    private static final Messages TEXTS = Messages.of("keys");

    private final KeysController controller;
    private final TimeFormat moments;

    KeysDetailView(KeysController controller, TimeFormat moments) {
        this.controller = controller;
        this.moments = moments;
    }

    Node show(KeysRow row) {
        var known = row.known();
        var pane = new DetailPane(KeysText.kind(known), KeysText.usedBy(known)).badge(KeysText.badge(known));
        if (KeysController.isRotatable(known)) {
            pane.action(new CommandButton(controller.rotate(known), "accent"));
        }
        pane.action(new CommandButton(controller.takeOut(known)));
        pane.action(more(known));
        var rotation = known.rotation();
        if (rotation != null) {
            pane.action(new CommandButton(controller.cancel(known)));
            pane.section(TEXTS.get("rotation"), Controls.paragraph(KeysText.status(rotation, known.owner())));
        }
        pane.section("", facts(known));
        pane.section(TEXTS.get("purpose"), purpose(known));
        if (known.compromisedAt() != null) {
            pane.section(TEXTS.get("leak"), new CompromiseSteps(CompromisePlan.of(known)));
        }
        names(pane, "accounts", known.accounts());
        names(pane, "activations", known.activations());
        names(pane, "users", known.users());
        return pane;
    }

    private MenuButton more(KnownKey known) {
        var menu = new MenuButton(TEXTS.get("more"), Controls.icon(Feather.MORE_HORIZONTAL));
        menu.setId("keys-more");
        menu.setMnemonicParsing(false);
        menu.setAccessibleText(TEXTS.get("more"));
        menu.getItems()
                .addAll(new CommandItem(controller.compromised(known)), new CommandItem(controller.remove(known)));
        return menu;
    }

    private Node facts(KnownKey known) {
        var facts = new Facts()
                .add(TEXTS.get("key"), new KeyLabel(known.key()))
                .add(TEXTS.get("used"), owner(known))
                .add(TEXTS.get("seed"), KeysView.seed(known))
                .add(TEXTS.get("since"), KeysView.since(known.since(), moments))
                .add(TEXTS.get("taken-out"), KeysView.takenOut(known, moments));
        var leaked = known.compromisedAt();
        return leaked == null ? facts : facts.add(TEXTS.get("compromised.since"), new TimeLabel(moments, leaked));
    }

    private Node owner(KnownKey known) {
        if (known.account() == null) {
            return Controls.paragraph(KeysText.usedBy(known), "fact-value");
        }
        var link = Controls.link(known.owner(), () -> controller.onOpenAccount(known));
        return link;
    }

    private static Node[] purpose(KnownKey known) {
        var meaning = Controls.paragraph(KeysText.meaning(known));
        return known.held()
                ? new Node[] {meaning}
                : new Node[] {meaning, Controls.paragraph(TEXTS.get("seed.missing.meaning"), "text-muted")};
    }

    private static void names(DetailPane pane, String what, List<String> names) {
        if (!names.isEmpty()) {
            pane.section(TEXTS.get("rests." + what, names.size()), Controls.paragraph(String.join(", ", names)));
        }
    }
}
