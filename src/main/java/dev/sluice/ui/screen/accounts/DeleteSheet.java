package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.federation.operation.RemovalPlan;
import dev.sluice.domain.model.Account;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.environment.BackupOffer;
import dev.sluice.ui.operation.EffectSection;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/// Review before an account is deleted: who loses what, in which order it is done, and what stays.
final class DeleteSheet {

    private static final Messages TEXTS = Messages.of("accounts");
    /// Longer lists are summed up.
    private static final int MOST = 8;

    private final ScreenContext context;
    private final DeleteAccountModel model;
    private final RemovalPlan plan;

    private DeleteSheet(ScreenContext context, DeleteAccountModel model) {
        this.context = context;
        this.model = model;
        this.plan = model.plan();
    }

    static void show(ScreenContext context, Account account) {
        DeleteAccountController.read(context, account, model -> new DeleteSheet(context, model).show());
    }

    private void show() {
        var name = plan.account().name();
        var sheet = new OperationView(
                        new DeleteAccountController(context, model), model, TEXTS.get("delete.title", name))
                .about(name, plan.account().key())
                .with(Controls.paragraph(TEXTS.get(plan.onServers() ? "delete.effect" : "delete.effect.local", name)))
                .with(EffectSection.of(TEXTS.get("delete.losses"), losses()));
        if (plan.onServers()) {
            sheet.with(EffectSection.of(TEXTS.get("delete.order"), order()));
        }
        BackupOffer.before(sheet, model, context);
        context.dialogs().show(sheet.typed(model.typed()).verb(TEXTS.get("delete.verb"), "danger"));
    }

    private List<Node> losses() {
        var lines = new ArrayList<Node>();
        plan.exported()
                .forEach(row -> lines.add(EffectSection.line(
                        Feather.SLASH,
                        TEXTS.get(
                                "delete.exported",
                                model.name(row.importer()),
                                row.share().subject(),
                                row.share().name()))));
        plan.imported()
                .forEach(row -> lines.add(EffectSection.line(
                        Feather.SLASH,
                        TEXTS.get(
                                "delete.imported",
                                model.name(row.exporter()),
                                row.share().subject(),
                                row.share().name()))));
        plan.publicImports()
                .forEach(row -> lines.add(EffectSection.line(
                        Feather.SLASH, TEXTS.get("delete.public", model.name(row.account()), row.subject()))));
        plan.kept()
                .forEach(row -> lines.add(EffectSection.line(
                        Feather.SLASH, TEXTS.get("delete.kept", model.name(row.account()), row.subject()))));
        if (lines.size() > MOST) {
            var left = lines.size() - MOST;
            lines.subList(MOST, lines.size()).clear();
            lines.add(EffectSection.line(Feather.MORE_HORIZONTAL, TEXTS.get("delete.others", left)));
        }
        if (lines.isEmpty()) {
            lines.add(EffectSection.line(Feather.CHECK, TEXTS.get("delete.nobody")));
        }
        lines.add(EffectSection.line(Feather.INFO, TEXTS.get("delete.counts", plan.exports(), plan.users())));
        return lines;
    }

    private List<Node> order() {
        var lines = new ArrayList<Node>();
        lines.add(EffectSection.line(
                Feather.LOCK, TEXTS.get("delete.order.lock", plan.account().name())));
        var rebuilt = model.rebuilt();
        if (!rebuilt.isEmpty()) {
            var who = rebuilt.stream().limit(MOST).collect(Collectors.joining(", "));
            lines.add(EffectSection.line(
                    Feather.REFRESH_CW, TEXTS.get("delete.order.partners", who, rebuilt.size() - MOST)));
        }
        lines.add(EffectSection.line(Feather.CHECK_SQUARE, TEXTS.get("delete.order.prove")));
        lines.add(EffectSection.line(Feather.TRASH_2, TEXTS.get("delete.order.delete")));
        lines.add(EffectSection.line(
                Feather.EYE, TEXTS.get("delete.order.watch", plan.account().name())));
        return lines;
    }
}
