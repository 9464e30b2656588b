package dev.sluice.ui.environment;

import dev.sluice.domain.interop.plan.ContextPlan;
import dev.sluice.domain.interop.plan.ContextPlan.Verdict;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Contexts of the NATS command line tool: what each would bring, then the users of accounts that are here.
final class ContextsSheet {
    private static final Messages TEXTS = Messages.of("environment");

    private ContextsSheet() {}

    static void show(ScreenContext context, ContextsModel model) {
        var controller = new ContextsController(context, model);
        var plan = model.plan();
        var body = new VBox(Controls.paragraph(TEXTS.get("contexts.intro"), "text-muted"));
        body.getStyleClass().add("form-lines");
        plan.entries().forEach(entry -> body.getChildren().add(line(entry)));
        plan.troubles().forEach(item -> body.getChildren().add(Controls.paragraph(item.name() + ": " + item.words())));
        if (plan.entries().isEmpty()) {
            body.getChildren().add(Controls.paragraph(TEXTS.get("contexts.none")));
        }
        var sheet = new Sheet(TEXTS.get("contexts.title"), Sheet.Size.MEDIUM);
        sheet.add(body);
        if (model.coming() == 0) {
            sheet.finish(TEXTS.get("close"));
        } else {
            sheet.primary(TEXTS.get("contexts.verb", model.coming()), controller::take)
                    .setId("contexts-take");
            sheet.follow(model);
        }
        model.taken().subscribe(count -> {
            if (count != null) {
                var line = Controls.paragraph(TEXTS.get("contexts.done", count), "act-done", "mark-done");
                line.setGraphic(Controls.icon(Feather.CHECK_CIRCLE));
                body.getChildren().setAll(line);
                sheet.finish(TEXTS.get("close"));
            }
        });
        context.dialogs().show(sheet);
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
}
