package dev.sluice.ui.screen.environments;

import dev.sluice.domain.model.Environment;
import dev.sluice.domain.readmodel.NamedConnection;
import dev.sluice.domain.workspace.EnvironmentLosses;
import dev.sluice.ui.commandline.CopyAsCommand;
import dev.sluice.ui.commandline.EnvironmentLines;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.environment.BackupOffer;
import dev.sluice.ui.operation.EffectSection;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// Review before an environment is taken out of the workspace: what is lost here, and what goes on on its servers.
final class RemoveEnvironmentSheet {

    private static final Messages TEXTS = Messages.of("environments");
    /// Longer lists are summed up.
    private static final int MOST = 6;

    private RemoveEnvironmentSheet() {}

    static void show(ScreenContext context, Environment environment) {
        RemoveEnvironmentController.read(context, environment, model -> show(context, model));
    }

    private static void show(ScreenContext context, RemoveEnvironmentController.Model model) {
        var losses = model.losses();
        var environment = losses.environment();
        var sheet = new OperationView(
                        new RemoveEnvironmentController(context, model),
                        model,
                        TEXTS.get("remove.title", environment.name()))
                .about(environment.name(), environment.operator())
                .with(Controls.paragraph(TEXTS.get("remove.effect", environment.name())))
                .with(EffectSection.of(TEXTS.get("remove.lost"), lost(losses)))
                .with(EffectSection.of(TEXTS.get("remove.servers"), goesOn(losses)));
        BackupOffer.before(sheet, model, context, environment.level());
        sheet.aside(new CopyAsCommand(() -> EnvironmentLines.remove(environment.name())));
        context.dialogs().show(sheet.typed(model.typed()).verb(TEXTS.get("remove.verb"), "danger"));
    }

    private static List<Node> lost(EnvironmentLosses losses) {
        var lines = new ArrayList<Node>();
        lines.add(EffectSection.line(Feather.USERS, TEXTS.get("remove.rows", losses.accounts(), losses.users())));
        lines.add(EffectSection.line(
                Feather.KEY, TEXTS.get("remove.keys", losses.keys().size())));
        if (losses.neverTakenOut() > 0) {
            lines.add(
                    EffectSection.line(Feather.ALERT_TRIANGLE, TEXTS.get("remove.keys.only", losses.neverTakenOut())));
        }
        addCounted(lines, Feather.INBOX, "remove.offers", losses.offers());
        addCounted(lines, Feather.EDIT_2, "remove.staged", losses.staged());
        addCounted(lines, Feather.ALERT_TRIANGLE, "remove.unfinished", losses.unfinished());
        return lines;
    }

    private static void addCounted(List<Node> lines, Ikon icon, String key, int count) {
        if (count > 0) {
            lines.add(EffectSection.line(icon, TEXTS.get(key, count)));
        }
    }

    private static List<Node> goesOn(EnvironmentLosses losses) {
        var lines = new ArrayList<Node>();
        var inForce = losses.inForce();
        lines.add(EffectSection.line(Feather.ACTIVITY, TEXTS.get("remove.inforce", inForce.size())));
        inForce.stream()
                .limit(MOST)
                .map(RemoveEnvironmentSheet::words)
                .forEach(words -> lines.add(EffectSection.line(Feather.ARROW_RIGHT, words)));
        if (inForce.size() > MOST) {
            lines.add(EffectSection.line(Feather.MORE_HORIZONTAL, TEXTS.get("remove.more", inForce.size() - MOST)));
        }
        return lines;
    }

    private static String words(NamedConnection one) {
        return TEXTS.get(
                "remove.connection",
                one.connection().share().name(),
                one.connection().share().subject(),
                one.exporter().name(),
                one.importer().name());
    }
}
