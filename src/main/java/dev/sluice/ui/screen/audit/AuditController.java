package dev.sluice.ui.screen.audit;

import dev.sluice.domain.audit.AuditExport.Form;
import dev.sluice.domain.audit.AuditVerdict;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.screen.audit.AuditFilter.Named;
import dev.sluice.ui.screen.audit.AuditModel.Reach;
import dev.sluice.ui.session.ListScreen;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.session.ScreenView;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import org.kordamp.ikonli.feather.Feather;

/// The audit log: what was done, by whom, and how it ended; whether the log itself holds.
public final class AuditController extends ListScreen<AuditRow, AuditDetail> {

    private static final Messages TEXTS = Messages.of("audit");
    /// So many entries are read at first, and again for each time a person asks for more.
    private static final int PAGE = 1_000;

    private final AuditModel model;
    private final AuditReader reader;
    private final AuditFiles files;
    private int most = PAGE;
    private volatile Reach found = new Reach(0, AuditModel.More.NO, List.of());

    public AuditController(ScreenContext context) {
        this(context, new AuditModel());
    }

    AuditController(ScreenContext context, AuditModel model) {
        super(context, model, Topic.AUDIT);
        this.model = model;
        this.reader = new AuditReader(context.session());
        this.files = new AuditFiles(context);
        model.filter().addListener((_, _, _) -> {
            most = PAGE;
            refresh();
        });
    }

    @Override
    protected ScreenView build() {
        return new AuditView(model, this, context().moments());
    }

    @Override
    protected List<AuditRow> load() {
        var read = reader.find(
                model.filter()
                        .get()
                        .query(context().session().environment().id(), context().moments()),
                most);
        found = read.reach();
        return read.rows();
    }

    @Override
    protected void shown() {
        model.reach().set(found);
    }

    @Override
    protected AuditDetail load(AuditRow row) {
        return reader.detail(row.reading());
    }

    void showMore() {
        most += PAGE;
        refresh();
    }

    void clearFilter() {
        model.filter().set(AuditFilter.NONE);
    }

    /// Everything else that was done to the same object.
    void showRelated(String id, String name) {
        model.filter().set(AuditFilter.NONE.related(Optional.of(new Named<>(id, name))));
    }

    void openAccount(PublicKey key) {
        context().navigator().go(new Route(ScreenId.ACCOUNTS, key.text()));
    }

    Command verify() {
        var running = Bindings.createStringBinding(
                () -> model.chain().get() instanceof ChainState.Verifying ? TEXTS.get("verify.running") : "",
                model.chain());
        return context()
                .command("audit.verify", TEXTS.get("verify"), Feather.SHIELD, Impact.READ, this::onVerify)
                .unless(running);
    }

    /// @param narrowed how the table is narrowed when a person asks for it
    Command export(Form form, Supplier<AuditFiles.Narrowed> narrowed) {
        return context()
                .command(
                        "audit.export-" + form.suffix(),
                        TEXTS.get("export." + form.suffix()),
                        Feather.DOWNLOAD,
                        Impact.READ,
                        () -> files.save(form, model.filter().get(), narrowed.get()));
    }

    private void onVerify() {
        model.chain().set(new ChainState.Verifying());
        var log = context().session().workspace().recorder().audit();
        context().jobs().run(log::verify, this::verified, this::notVerified);
    }

    private void verified(AuditVerdict verdict) {
        model.chain().set(new ChainState.Verified(verdict));
        context().session().tell(ChainBanner.sentence(verdict));
    }

    private void notVerified(Problem problem) {
        model.chain().set(new ChainState.Unknown());
        context().dialogs().problem(problem);
    }
}
