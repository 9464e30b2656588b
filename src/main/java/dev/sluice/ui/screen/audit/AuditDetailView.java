package dev.sluice.ui.screen.audit;

import dev.sluice.domain.audit.Actor;
import dev.sluice.domain.audit.AuditChange;
import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditObject;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Copied;
import dev.sluice.ui.control.DetailPane;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.operation.ClaimList;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;

/// One act: what it was about, what it changed, what servers said, and its place in the chain.
final class AuditDetailView {

    private static final Messages TEXTS = Messages.of("audit");

    private final AuditController controller;
    private final TimeFormat moments;
    private final Runnable clearWords;

    /// @param clearWords before all that was done to an object is shown
    AuditDetailView(AuditController controller, TimeFormat moments, Runnable clearWords) {
        this.controller = controller;
        this.moments = moments;
        this.clearWords = clearWords;
    }

    Node show(AuditDetail detail) {
        return switch (detail) {
            case AuditDetail.Legible legible -> show(legible);
            case AuditDetail.Illegible(var number) -> illegible(number);
        };
    }

    private Node illegible(long number) {
        return new DetailPane(TEXTS.get("illegible", number), TEXTS.get("illegible.what"))
                .badge(OutcomeBadge.illegible())
                .action(new CommandButton(controller.verify(), "accent"))
                .section("", Controls.paragraph(TEXTS.get("illegible.text"), "note"));
    }

    private Node show(AuditDetail.Legible detail) {
        var entry = detail.entry();
        var facts = entry.facts();
        var row = new AuditRow(entry);
        var pane = new DetailPane(row.what(), TEXTS.get("detail.by", row.who(), moments.absolute(facts.at())))
                .badge(OutcomeBadge.of(facts.ending().outcome()));
        related(entry).ifPresent(pane::action);
        if (!facts.ending().note().isEmpty()) {
            pane.section(TEXTS.get("note"), Controls.paragraph(facts.ending().note(), "note"));
        }
        pane.section("", facts(entry));
        if (!facts.deed().changes().isEmpty()) {
            pane.section(
                    TEXTS.get("changes"),
                    facts.deed().changes().stream()
                            .map(change -> changed(change, detail.names()))
                            .toArray(Node[]::new));
        }
        if (!detail.claims().isEmpty()) {
            pane.section(
                    TEXTS.get("claims"),
                    detail.claims().stream()
                            .map(signed -> new ClaimList(
                                    TEXTS.get("claims.of", signed.account(), Long.toString(signed.revision())),
                                    signed.changes(),
                                    detail.names()))
                            .toArray(Node[]::new));
        }
        if (!facts.ending().results().isEmpty()) {
            pane.section(TEXTS.get("servers"), servers(detail));
        }
        pane.section(TEXTS.get("chain"), chain(entry));
        return pane;
    }

    private Node facts(AuditEntry entry) {
        var facts = entry.facts();
        var shown = new Facts()
                .add(TEXTS.get("who"), who(facts.actor()))
                .add(TEXTS.get("profile"), profile(facts.actor().profile()))
                .add(TEXTS.get("took"), took(facts.ending().took()))
                .addMono(TEXTS.get("word"), facts.deed().action());
        if (!facts.deed().objects().isEmpty()) {
            shown.add(TEXTS.get("about"), objects(facts.deed().objects()));
        }
        return shown;
    }

    private static String who(Actor actor) {
        return actor.user().isEmpty()
                ? ActionText.who(actor)
                : TEXTS.get("who.full", ActionText.who(actor), actor.user());
    }

    private Node objects(List<AuditObject> objects) {
        var flow = new FlowPane();
        flow.getStyleClass().add("button-flow");
        objects.forEach(object -> flow.getChildren().add(object(object)));
        return flow;
    }

    private Node object(AuditObject object) {
        var key = object.isAccount() ? PublicKey.parse(object.id()) : Optional.<PublicKey>empty();
        if (key.isEmpty()) {
            return Controls.label(object.name(), "mono");
        }
        var link = Controls.link(object.name(), () -> controller.openAccount(key.get()));
        link.setAccessibleText(TEXTS.get("about.open", object.name()));
        return link;
    }

    private Node changed(AuditChange change, Map<String, String> names) {
        var title = TEXTS.get("change.of", kind(change), change.name()).strip();
        return new ClaimList(title, new FilterFields(moments).changes(change), names);
    }

    private Optional<Node> related(AuditEntry entry) {
        var targets = new LinkedHashMap<String, String>();
        var deed = entry.facts().deed();
        deed.changes().stream()
                .filter(change ->
                        !change.kind().equals("setting") && !change.id().isEmpty())
                .forEach(change -> targets.put(change.id(), TEXTS.get("change.of", kind(change), change.name())));
        deed.objects().stream()
                .filter(AuditObject::isAccount)
                .forEach(object ->
                        targets.put(object.id(), TEXTS.get("change.of", TEXTS.get("kind.account"), object.name())));
        if (targets.isEmpty()) {
            return Optional.empty();
        }
        var menu = new MenuButton(TEXTS.get("related"), Controls.icon(Feather.GIT_COMMIT));
        menu.setId("audit-related");
        menu.setAccessibleText(TEXTS.get("related"));
        targets.forEach((id, name) -> {
            menu.getItems().add(Controls.menuItem(name, () -> {
                clearWords.run();
                controller.showRelated(id, name);
            }));
        });
        return Optional.of(menu);
    }

    private static String kind(AuditChange change) {
        var key = "kind." + change.kind();
        return TEXTS.has(key) ? TEXTS.get(key) : change.kind();
    }

    private static Node servers(AuditDetail.Legible detail) {
        var shown = new Facts();
        var byAccount = new LinkedHashMap<String, FlowPane>();
        detail.entry()
                .facts()
                .ending()
                .results()
                .forEach(result -> byAccount
                        .computeIfAbsent(result.account(), _ -> chips())
                        .getChildren()
                        .add(ServerChip.of(result)));
        byAccount.forEach((account, chips) -> shown.add(
                Optional.ofNullable(detail.names().get(account))
                        .or(() -> PublicKey.parse(account).map(PublicKey::shortText))
                        .orElse(account),
                chips));
        return shown;
    }

    private static FlowPane chips() {
        var chips = new FlowPane();
        chips.getStyleClass().add("step-servers");
        return chips;
    }

    private static Node chain(AuditEntry entry) {
        var copy = Controls.button(TEXTS.get("chain.copy"), Feather.COPY, () -> Copied.put(entry.hash()), "small");
        var shown = new Facts()
                .add(TEXTS.get("number"), Long.toString(entry.number()))
                .addMono(TEXTS.get("hash"), entry.hash())
                .addMono(TEXTS.get("previous"), entry.previous());
        return new javafx.scene.layout.VBox(8, shown, copy);
    }

    private static String profile(String word) {
        return word.isEmpty() ? TEXTS.get("profile.none") : TEXTS.get("profile." + word);
    }

    private static String took(Duration took) {
        return took.compareTo(Duration.ofSeconds(1)) < 0
                ? TEXTS.get("took.millis", Math.max(1, took.toMillis()))
                : TEXTS.get("took.seconds", took.toMillis() / 1000.0);
    }
}
