package dev.sluice.ui.screen.imports;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.connection.EndSheet;
import dev.sluice.ui.session.ListScreen;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.session.ScreenView;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.token.TokenImportSheet;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.kordamp.ikonli.feather.Feather;

/// Imports: by activation token, of public exports, and their removal.
public final class ImportsController extends ListScreen<ImportsRow, ImportsRow> {

    private static final Messages TEXTS = Messages.of("imports");

    private final ImportsModel model;

    public ImportsController(ScreenContext context) {
        this(context, new ImportsModel());
    }

    ImportsController(ScreenContext context, ImportsModel model) {
        super(context, model, Topic.IMPORTS, Topic.CONNECTIONS, Topic.STAGED, Topic.ACCOUNTS);
        this.model = model;
    }

    @Override
    protected ScreenView build() {
        return new ImportsView(model, this, context().moments());
    }

    @Override
    public void createNew() {
        byToken().run();
    }

    @Override
    protected List<ImportsRow> load() {
        return context().session().reads().imports().all().stream()
                .map(ImportsRow::of)
                .toList();
    }

    @Override
    protected ImportsRow load(ImportsRow row) {
        return row;
    }

    Command byToken() {
        return context()
                .command(
                        "imports.token",
                        TEXTS.get("token"),
                        Feather.KEY,
                        Impact.PUBLISH,
                        () -> new TokenImportSheet(context()).show());
    }

    Command ofPublic() {
        return context().command("imports.public", TEXTS.get("public"), Feather.UNLOCK, Impact.LOCAL, this::onPublic);
    }

    Command remove(ImportsRow row) {
        return context()
                .command(
                        "imports.remove",
                        TEXTS.get("remove"),
                        Feather.TRASH_2,
                        Impact.DESTRUCTIVE,
                        () -> onRemove(row));
    }

    void onDropped(Path file) {
        if (byToken().isEnabled()) {
            var sheet = new TokenImportSheet(context());
            sheet.show();
            sheet.load(file);
        }
    }

    void onOpenConnection(ImportsRow row) {
        row.connection().ifPresent(line -> context().navigator().go(new Route(ScreenId.CONNECTIONS, line.id())));
    }

    private void onPublic() {
        context().jobs().run(this::offered, this::showPublic, context().dialogs()::problem);
    }

    private void showPublic(PublicImportSheet.Offer offer) {
        if (offer.exports().isEmpty()) {
            context().dialogs().say(TEXTS.get("public.none"));
            return;
        }
        PublicImportSheet.show(context().dialogs(), offer, this::stage);
    }

    private void stage(PublicImportDraft draft, Set<String> confirmed, Runnable done, Consumer<Problem> wrong) {
        context()
                .jobs()
                .run(
                        () -> context()
                                .session()
                                .services()
                                .imports()
                                .addPublic(draft, OperationOptions.stage().confirming(confirmed)),
                        made -> {
                            done.run();
                            open(made.value().id().value().toString());
                            context()
                                    .session()
                                    .lastResult()
                                    .set(TEXTS.get("public.staged", made.value().name()));
                        },
                        wrong);
    }

    private void onRemove(ImportsRow row) {
        row.connection()
                .ifPresentOrElse(
                        line -> EndSheet.show(context(), line, EndSheet.Side.IMPORTER),
                        () -> RemoveImportSheet.show(context(), row));
    }

    private PublicImportSheet.Offer offered() {
        var accounts = context().session().reads().accounts().live();
        var exports = context().session().services().exports().list().stream()
                .filter(Export::isPublic)
                .toList();
        var own = accounts.stream().filter(Account::isManaged).toList();
        return new PublicImportSheet.Offer(own, accounts, exports);
    }
}
