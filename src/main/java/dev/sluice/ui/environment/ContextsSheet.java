package dev.sluice.ui.environment;

import dev.sluice.domain.exchange.ContextPlan;
import dev.sluice.domain.exchange.ContextPlan.Verdict;
import dev.sluice.domain.exchange.Contexts;
import dev.sluice.ui.control.Nodes;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.mvc.Texts;
import dev.sluice.ui.session.Desk;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Contexts of the NATS command line tool: what each would bring, then the users of accounts that are here.
final class ContextsSheet {
    private static final Texts TEXTS = Texts.of("environment");

    private final Desk desk;
    private final Contexts contexts;
    private final Sheet sheet = new Sheet(TEXTS.get("contexts.title"), Sheet.Size.MEDIUM);
    private final VBox body = new VBox();
    private final BooleanProperty busy = new SimpleBooleanProperty();

    private ContextsSheet(Desk desk) {
        this.desk = desk;
        this.contexts = new Contexts(desk.outside().exchange().get());
        body.getStyleClass().add("form-lines");
        sheet.add(body);
    }

    static void show(Desk desk) {
        desk.jobs()
                .run(
                        () -> new Contexts(desk.outside().exchange().get())
                                .plan(desk.session().workspace(), null, Set.of()),
                        plan -> new ContextsSheet(desk).show(plan),
                        desk.dialogs()::problem);
    }

    private void show(ContextPlan plan) {
        body.getChildren().add(Nodes.paragraph(TEXTS.get("contexts.intro"), "text-muted"));
        plan.entries().forEach(entry -> body.getChildren().add(line(entry)));
        plan.troubles().forEach(item -> body.getChildren().add(Nodes.paragraph(item.name() + ": " + item.words())));
        var coming =
                plan.entries().stream().filter(entry -> entry.arrival() != null).count();
        if (plan.entries().isEmpty()) {
            body.getChildren().add(Nodes.paragraph(TEXTS.get("contexts.none")));
        }
        if (coming == 0) {
            sheet.finish(TEXTS.get("close"));
        } else {
            sheet.primary(TEXTS.get("contexts.verb", coming), () -> take(plan)).setId("contexts-take");
            sheet.primaryWhen(busy.not());
        }
        desk.dialogs().show(sheet);
    }

    private static Node line(ContextPlan.Entry entry) {
        var context = entry.context();
        var key = "contexts." + entry.verdict().name().toLowerCase(Locale.ROOT);
        var words = new VBox(
                Nodes.label(context.name(), "cell-name"),
                Nodes.paragraph(String.join(", ", context.urls()), "mono", "text-muted"),
                Nodes.paragraph(TEXTS.get(key + ".words"), "text-muted"));
        return Nodes.row("finding", Nodes.row("finding-mark", badge(entry.verdict(), TEXTS.get(key))), words);
    }

    private static StateBadge badge(Verdict verdict, String word) {
        return switch (verdict) {
            case NEW -> new StateBadge(word, Feather.PLUS_CIRCLE, "active");
            case HERE -> new StateBadge(word, Feather.CHECK, "revoked");
            case ACCOUNT_UNKNOWN -> new StateBadge(word, Feather.HELP_CIRCLE, "pending");
            case NO_CREDS, NO_SUCH_FILE, NOT_A_USER, NOT_TRUSTED ->
                new StateBadge(word, Feather.MINUS_CIRCLE, "revoked");
        };
    }

    private void take(ContextPlan plan) {
        busy.set(true);
        sheet.clearProblem();
        desk.jobs()
                .run(
                        () -> contexts.apply(plan, desk.session().workspace()),
                        count -> {
                            var line = Nodes.paragraph(TEXTS.get("contexts.done", count), "act-done", "mark-done");
                            line.setGraphic(Nodes.icon(Feather.CHECK_CIRCLE));
                            body.getChildren().setAll(line);
                            sheet.finish(TEXTS.get("close"));
                        },
                        problem -> {
                            busy.set(false);
                            sheet.showProblem(problem);
                        });
    }
}
