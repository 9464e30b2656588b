package dev.sluice.ui.environment;

import dev.sluice.domain.interop.ContextImport;
import dev.sluice.domain.interop.plan.ContextPlan;
import dev.sluice.domain.interop.plan.ContextPlan.Verdict;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Contexts of the NATS command line tool: what each would bring, then the users of accounts that are here.
final class ContextsSheet {
    private static final Messages TEXTS = Messages.of("environment");

    private final ScreenContext desk;
    private final ContextImport contexts;
    private final Sheet sheet = new Sheet(TEXTS.get("contexts.title"), Sheet.Size.MEDIUM);
    private final VBox body = new VBox();
    private final BooleanProperty busy = new SimpleBooleanProperty();

    private ContextsSheet(ScreenContext context) {
        this.desk = context;
        this.contexts = new ContextImport(context.outside().exchange().get());
        body.getStyleClass().add("form-lines");
        sheet.add(body);
    }

    static void show(ScreenContext context) {
        context.jobs()
                .run(
                        () -> new ContextImport(context.outside().exchange().get())
                                .plan(context.session().workspace(), null, Set.of()),
                        plan -> new ContextsSheet(context).show(plan),
                        context.dialogs()::problem);
    }

    private void show(ContextPlan plan) {
        body.getChildren().add(Controls.paragraph(TEXTS.get("contexts.intro"), "text-muted"));
        plan.entries().forEach(entry -> body.getChildren().add(line(entry)));
        plan.troubles().forEach(item -> body.getChildren().add(Controls.paragraph(item.name() + ": " + item.words())));
        var coming =
                plan.entries().stream().filter(entry -> entry.arrival() != null).count();
        if (plan.entries().isEmpty()) {
            body.getChildren().add(Controls.paragraph(TEXTS.get("contexts.none")));
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
                Controls.label(context.name(), "cell-name"),
                Controls.paragraph(String.join(", ", context.urls()), "mono", "text-muted"),
                Controls.paragraph(TEXTS.get(key + ".words"), "text-muted"));
        return Controls.row("finding", Controls.row("finding-mark", badge(entry.verdict(), TEXTS.get(key))), words);
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
                            var line = Controls.paragraph(TEXTS.get("contexts.done", count), "act-done", "mark-done");
                            line.setGraphic(Controls.icon(Feather.CHECK_CIRCLE));
                            body.getChildren().setAll(line);
                            sheet.finish(TEXTS.get("close"));
                        },
                        problem -> {
                            busy.set(false);
                            sheet.showProblem(problem);
                        });
    }
}
