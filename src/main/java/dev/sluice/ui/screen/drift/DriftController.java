package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.server.LinkState;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.screen.drift.DriftModel.AtRest;
import dev.sluice.ui.screen.drift.DriftModel.Failed;
import dev.sluice.ui.screen.drift.DriftModel.LockState;
import dev.sluice.ui.screen.drift.DriftModel.Situation;
import dev.sluice.ui.screen.drift.DriftModel.UnderWay;
import dev.sluice.ui.session.ListScreen;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.session.ScreenView;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import org.kordamp.ikonli.feather.Feather;

/// Where servers differ from what is agreed: comparing, keeping ours, taking theirs, not now.
public final class DriftController extends ListScreen<DriftRow, DriftRow> {

    private static final Messages TEXTS = Messages.of("drift");

    private final DriftModel model;
    private final DriftReader reader;

    public DriftController(ScreenContext context) {
        this(context, new DriftModel());
    }

    DriftController(ScreenContext context, DriftModel model) {
        super(context, model, Topic.ACCOUNTS, Topic.EXPORTS, Topic.IMPORTS, Topic.DRIFT);
        this.model = model;
        this.reader = new DriftReader(context.session());
    }

    @Override
    protected ScreenView build() {
        return new DriftView(model, this, context());
    }

    @Override
    public void activate() {
        super.activate();
        var session = context().session();
        subscriptions().follow(session.found(), _ -> {
            reload();
            look();
        });
        subscriptions().follow(session.link(), _ -> look());
        subscriptions().follow(context().guard().locked(), _ -> look());
        // Without being asked to, only over a link that is open: no one waits for a connection then.
        if (session.found().get().isEmpty() && session.link().get() instanceof LinkState.Connected) {
            compare();
        }
    }

    @Override
    public void refresh() {
        compare();
    }

    @Override
    protected List<DriftRow> load() {
        var findings = context().session().services().reconciler().findings();
        return findings.last().map(reader::read).orElse(List.of());
    }

    @Override
    protected DriftRow load(DriftRow row) {
        return row;
    }

    private void look() {
        var session = context().session();
        var vault = context().guard().locked().get() ? LockState.LOCKED : LockState.OPEN;
        model.situation()
                .set(new Situation(session.found().get(), session.link().get(), vault));
    }

    Command compareNow() {
        return context()
                .command("drift.compare", TEXTS.get("compare"), Feather.REFRESH_CW, Impact.READ, this::compare)
                .on("F5")
                .unless(Bindings.createStringBinding(
                        () -> model.comparing().get() instanceof UnderWay ? TEXTS.get("compare.under-way") : "",
                        model.comparing()));
    }

    /// Pushes what is ours where that overwrites nobody's work.
    Command mend() {
        var rows = model.rows().items();
        return context()
                .command(
                        "drift.mend",
                        TEXTS.get("mend"),
                        Feather.UPLOAD_CLOUD,
                        Impact.PUBLISH,
                        () -> new ChoiceSheets(context())
                                .mend(rows.stream()
                                        .filter(DriftRow::isOurs)
                                        .map(DriftRow::name)
                                        .toList()))
                .unless(Bindings.createStringBinding(
                        () -> rows.stream().anyMatch(DriftRow::isOurs) ? "" : TEXTS.get("mend.nothing"), rows));
    }

    Command keep(DriftRow row) {
        var name = TEXTS.get(row.isDeleted() ? "keep.deleted" : "keep");
        return context()
                .command(
                        "drift.keep",
                        name,
                        Feather.HOME,
                        Impact.DESTRUCTIVE,
                        () -> new ChoiceSheets(context()).keep(row))
                .unless(new SimpleStringProperty(DisabledReason.keep(row)));
    }

    Command take(DriftRow row) {
        return context()
                .command(
                        "drift.take",
                        TEXTS.get("take"),
                        Feather.DOWNLOAD_CLOUD,
                        Impact.DESTRUCTIVE,
                        () -> new ChoiceSheets(context()).take(row))
                .unless(new SimpleStringProperty(DisabledReason.take(row)));
    }

    Command merge(DriftRow row) {
        return context()
                .command(
                        "drift.merge",
                        TEXTS.get("merge"),
                        Feather.GIT_MERGE,
                        Impact.DESTRUCTIVE,
                        () -> Optional.ofNullable(row.drift())
                                .ifPresent(drift -> MergeSheet.show(context(), row, drift)))
                .unless(new SimpleStringProperty(DisabledReason.merge(row)));
    }

    Command ignore(DriftRow row) {
        return context()
                .command(
                        "drift.ignore",
                        TEXTS.get("ignore"),
                        Feather.EYE_OFF,
                        Impact.LOCAL,
                        () -> IgnoreSheet.show(context(), row))
                .unless(new SimpleStringProperty(DisabledReason.ignore(row)));
    }

    void onOpenAccount(DriftRow row) {
        context().navigator().go(new Route(ScreenId.ACCOUNTS, row.key()));
    }

    void compare() {
        if (model.comparing().get() instanceof UnderWay) {
            return;
        }
        model.comparing().set(new UnderWay(0, 0));
        Consumer<Progress.Step> told = context().jobs().onFx(this::progressed);
        var reconciler = context().session().services().reconciler();
        context()
                .jobs()
                .run(
                        () -> reconciler.compare(told::accept),
                        _ -> model.comparing().set(new AtRest()),
                        problem -> model.comparing().set(new Failed(problem)));
    }

    private void progressed(Progress.Step step) {
        if (step instanceof Progress.Advanced advanced && model.comparing().get() instanceof UnderWay) {
            model.comparing().set(new UnderWay(advanced.done(), advanced.total()));
        }
    }
}
