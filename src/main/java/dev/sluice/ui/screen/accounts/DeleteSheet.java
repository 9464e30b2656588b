package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.RemovalPlan;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.ConfirmCountdown;
import dev.sluice.ui.operation.OperationSheet;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// Review before an account is deleted: who loses what, in which order it is done, and what stays.
final class DeleteSheet {

    private static final Messages TEXTS = Messages.of("accounts");
    /// Longer lists are summed up.
    private static final int MOST = 8;
    /// In production, before it can be done (ux.md#2.6).
    private static final Duration WAIT = Duration.ofSeconds(10);

    private final ScreenContext context;
    private final RemovalPlan plan;
    private final Map<PublicKey, String> names;

    private record Read(RemovalPlan plan, Map<PublicKey, String> names) {}

    /// How far it got, and where the servers are with it.
    private record Gone(Outcome outcome, Optional<Removal> removal) {}

    private DeleteSheet(ScreenContext context, Read read) {
        this.context = context;
        this.plan = read.plan();
        this.names = read.names();
    }

    static void show(ScreenContext context, Account account) {
        context.jobs()
                .run(
                        () -> read(context, account),
                        found -> new DeleteSheet(context, found).show(),
                        context.dialogs()::problem);
    }

    private static Read read(ScreenContext context, Account account) {
        var plan = context.session().services().accounts().removalPlan(account.key());
        var keys = Stream.of(
                        plan.exported().stream().map(Connection::importer),
                        plan.imported().stream().map(Connection::exporter),
                        plan.publicImports().stream().map(row -> row.account()),
                        plan.kept().stream().map(row -> row.account()))
                .flatMap(found -> found)
                .distinct()
                .toList();
        var known = context.session().reads().accounts().labels(keys);
        return new Read(
                plan,
                keys.stream()
                        .collect(Collectors.toMap(
                                key -> key, key -> TEXTS.get("party", known.of(key), key.shortText()))));
    }

    private void show() {
        var name = plan.account().name();
        var level = context.session().environment().level();
        var accounts = context.session().services().accounts();
        var key = plan.account().key();
        var act = new OperationSheet<Gone>(context.jobs(), TEXTS.get("delete.title", name))
                .about(name, key)
                .with(Controls.paragraph(TEXTS.get(plan.onServers() ? "delete.effect" : "delete.effect.local", name)))
                .with(section("delete.losses", losses()));
        if (plan.onServers()) {
            act.with(section("delete.order", order()));
        }
        if (level == Level.PRODUCTION) {
            var wait = new ConfirmCountdown(context.moments(), WAIT);
            act.with(new BackupOffer(context), wait.label()).when(wait.over());
        }
        act.typed(new TypedName(name, level, TypedName.Act.DELETE))
                .verb(
                        TEXTS.get("delete.verb"),
                        progress -> {
                            var done = accounts.remove(
                                    key, OperationOptions.now().with(progress).confirming(named()));
                            return new Gone(done.outcome(), accounts.removal(key));
                        },
                        this::said,
                        "danger");
        context.dialogs().show(act);
    }

    /// Every import without a connection that would end with it stands on the sheet.
    private Set<String> named() {
        return plan.kept().stream().map(ImportView.Kept::name).collect(Collectors.toSet());
    }

    private static Node section(String key, List<Node> lines) {
        var box = new VBox(Controls.label(TEXTS.get(key), "section-title"));
        box.getStyleClass().add("effect-list");
        box.getChildren().addAll(lines);
        return box;
    }

    private List<Node> losses() {
        var lines = new ArrayList<Node>();
        plan.exported()
                .forEach(row -> lines.add(line(
                        Feather.SLASH,
                        TEXTS.get(
                                "delete.exported",
                                name(row.importer()),
                                row.share().subject(),
                                row.share().name()))));
        plan.imported()
                .forEach(row -> lines.add(line(
                        Feather.SLASH,
                        TEXTS.get(
                                "delete.imported",
                                name(row.exporter()),
                                row.share().subject(),
                                row.share().name()))));
        plan.publicImports()
                .forEach(row ->
                        lines.add(line(Feather.SLASH, TEXTS.get("delete.public", name(row.account()), row.subject()))));
        plan.kept()
                .forEach(row ->
                        lines.add(line(Feather.SLASH, TEXTS.get("delete.kept", name(row.account()), row.subject()))));
        if (lines.size() > MOST) {
            var left = lines.size() - MOST;
            lines.subList(MOST, lines.size()).clear();
            lines.add(line(Feather.MORE_HORIZONTAL, TEXTS.get("delete.others", left)));
        }
        if (lines.isEmpty()) {
            lines.add(line(Feather.CHECK, TEXTS.get("delete.nobody")));
        }
        lines.add(line(Feather.INFO, TEXTS.get("delete.counts", plan.exports(), plan.users())));
        return lines;
    }

    private List<Node> order() {
        var lines = new ArrayList<Node>();
        lines.add(
                line(Feather.LOCK, TEXTS.get("delete.order.lock", plan.account().name())));
        var rebuilt = plan.rebuilt();
        if (!rebuilt.isEmpty()) {
            var who = rebuilt.stream().limit(MOST).map(this::name).collect(Collectors.joining(", "));
            lines.add(line(Feather.REFRESH_CW, TEXTS.get("delete.order.partners", who, rebuilt.size() - MOST)));
        }
        lines.add(line(Feather.CHECK_SQUARE, TEXTS.get("delete.order.prove")));
        lines.add(line(Feather.TRASH_2, TEXTS.get("delete.order.delete")));
        lines.add(
                line(Feather.EYE, TEXTS.get("delete.order.watch", plan.account().name())));
        return lines;
    }

    private static Node line(Ikon icon, String text) {
        return Controls.row("effect", Controls.icon(icon, "effect-icon"), Controls.paragraph(text, "effect-text"));
    }

    private String name(PublicKey key) {
        return names.getOrDefault(key, key.shortText());
    }

    private String said(Gone gone) {
        var key = gone.removal()
                .map(removal -> "delete.done." + removal.stage().word())
                .orElse("delete.done");
        var sentence = TEXTS.get(key, plan.account().name(), OutcomeText.of(gone.outcome()));
        context.session().lastResult().set(sentence);
        return sentence;
    }
}
