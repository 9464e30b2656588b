package dev.sluice.ui.screen.tiers;

import dev.sluice.domain.account.Tiers.Tier;
import dev.sluice.ui.account.LimitInputs;
import dev.sluice.ui.commandline.CopyAsCommand;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.NameField;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.operation.Fate;
import dev.sluice.ui.operation.FateList;
import dev.sluice.ui.screen.tiers.TierDraft.Allowed;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import org.jspecify.annotations.Nullable;

/// The form for a tier, and below it what becomes of each of its accounts.
final class TierEditSheet {
    private static final Messages TEXTS = Messages.of("tiers");
    private static final Messages ACCOUNT = Messages.of("account");

    private final TierEditModel model;
    private final TierEditController controller;
    private final CheckBox wildcards = box("tier-wildcards", "limit.wildcard-exports");
    private final CheckBox bearer = box("tier-bearer", "limit.bearer");
    private final CheckBox maxBytes = box("tier-max-bytes", "limit.max-bytes-required");
    private final LimitInputs limits;

    private TierEditSheet(TierEditModel model, TierEditController controller) {
        this.model = model;
        this.controller = controller;
        this.limits = new LimitInputs(
                replicas(model.before()), replicas -> texts(replicas).texts(), this::tell);
    }

    /// @param before null for a new one
    static void show(ScreenContext context, @Nullable Tier before, Consumer<String> done) {
        var model = new TierEditModel(before);
        var controller = new TierEditController(context, model, done);
        context.dialogs().show(new TierEditSheet(model, controller).sheet());
    }

    private Sheet sheet() {
        var title = model.isNew()
                ? TEXTS.get("new")
                : TEXTS.get("edit.title", model.before().name());
        var sheet = new Sheet(title, Sheet.Size.LARGE);
        if (model.isNew()) {
            var name = new NameField(TEXTS.get("name"), TEXTS.get("name.hint"), model.name());
            name.input().setId("tier-name");
            sheet.add(name).startAt(name.input());
        } else {
            sheet.startAt(limits.first());
        }
        tick(Allowed.of(model.before(), limits.replicas()));
        List.of(wildcards, bearer, maxBytes)
                .forEach(box -> box.selectedProperty().addListener((_, _, _) -> tell()));
        sheet.add(
                Controls.paragraph(ACCOUNT.get("limits.intro"), "text-muted"),
                limits,
                Controls.row("limits-allowed", wildcards, bearer, maxBytes));
        if (model.before().accounts() > 0) {
            var fates = new FateList(model.fates(), model.progress(), this::summed, TEXTS.get("fates"));
            fates.getStyleClass().add("fates-below");
            sheet.add(fates);
        }
        model.faults().subscribe(faults -> limits.note(faults, _ -> ""));
        sheet.aside(new CopyAsCommand(controller::lines));
        sheet.primary(TEXTS.get(model.isNew() ? "create" : "edit.verb"), controller::save)
                .setId("tier-save");
        sheet.follow(model);
        sheet.onClose(controller::stopLooking);
        return sheet;
    }

    private static CheckBox box(String id, String key) {
        var box = new CheckBox(TEXTS.get(key));
        box.setId(id);
        box.setMnemonicParsing(false);
        return box;
    }

    private static List<String> replicas(Tier tier) {
        var found = new TreeSet<String>();
        tier.table().keySet().stream()
                .filter(word -> word.indexOf(' ') > 0)
                .forEach(word -> found.add(word.substring(0, word.indexOf(' '))));
        return List.copyOf(found);
    }

    /// What the tier says for those replicas, ticks included.
    private TierDraft texts(@Nullable String replicas) {
        var present = TierDraft.of(model.before(), replicas);
        maxBytes.setSelected(present.allowed().maxBytesRequired());
        return present;
    }

    private void tick(Allowed allowed) {
        wildcards.setSelected(allowed.wildcardExports());
        bearer.setSelected(allowed.bearerTokens());
        maxBytes.setSelected(allowed.maxBytesRequired());
    }

    private void tell() {
        controller.typed(new TierDraft(
                limits.typed(),
                limits.replicas(),
                new Allowed(wildcards.isSelected(), bearer.isSelected(), maxBytes.isSelected())));
    }

    private String summed() {
        return model.fates().isEmpty()
                ? TEXTS.get("sum.none", model.before().accounts())
                : TEXTS.get(
                        "sum",
                        Fate.count(model.fates(), Fate.Kind.CHANGES),
                        model.before().accounts());
    }
}
