package dev.sluice.ui.screen.imports;

import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Side;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.commandline.ShareLines;
import dev.sluice.ui.connection.EndSheet;
import dev.sluice.ui.connection.ShareEditController;
import dev.sluice.ui.session.ListScreen;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.session.ScreenView;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.token.TokenImportSheet;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import org.kordamp.ikonli.feather.Feather;

/// Imports: by activation token, of public exports, and their removal.
public final class ImportsController extends ListScreen<ImportsRow, ImportsRow> {

    private static final Messages TEXTS = Messages.of("imports");
    private static final Messages CONNECTION = Messages.of("connection");

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
                        () -> TokenImportSheet.show(context()));
    }

    Command ofPublic() {
        return context().command("imports.public", TEXTS.get("public"), Feather.UNLOCK, Impact.LOCAL, this::onPublic);
    }

    Command edit(ImportsRow row) {
        var why = row.view() instanceof ImportView.Kept ? TEXTS.get("edit.kept") : "";
        return context()
                .command(
                        "imports.edit",
                        CONNECTION.get("edit"),
                        Feather.EDIT_3,
                        Impact.LOCAL,
                        () -> ShareEditController.show(context(), row.view()))
                .unless(new SimpleStringProperty(why));
    }

    Command remove(ImportsRow row) {
        return context()
                .command(
                        "imports.remove", TEXTS.get("remove"), Feather.TRASH_2, Impact.DESTRUCTIVE, () -> onRemove(row))
                .typedAs(() ->
                        new ShareLines(context().session().environment().name()).remove(row.account(), row.view()));
    }

    void onDropped(Path file) {
        if (byToken().isEnabled()) {
            TokenImportSheet.show(context(), file);
        }
    }

    void onOpenConnection(ImportsRow row) {
        row.connection().ifPresent(line -> context().navigator().go(new Route(ScreenId.CONNECTIONS, line.id())));
    }

    private void onPublic() {
        context().jobs().run(this::offered, this::showPublic, context().dialogs()::problem);
    }

    private void showPublic(PublicImportModel.Offer offer) {
        if (offer.exports().isEmpty()) {
            context().dialogs().say(TEXTS.get("public.none"));
            return;
        }
        PublicImportSheet.show(context(), new PublicImportModel(offer), this::open);
    }

    private void onRemove(ImportsRow row) {
        row.connection()
                .ifPresentOrElse(
                        line -> EndSheet.show(context(), line, Side.IMPORTER),
                        () -> RemoveImportSheet.show(context(), row));
    }

    private PublicImportModel.Offer offered() {
        var accounts = context().session().reads().accounts().live();
        var exports = context().session().services().exports().list().stream()
                .filter(Export::isPublic)
                .toList();
        var own = accounts.stream().filter(Account::isManaged).toList();
        return new PublicImportModel.Offer(
                own, accounts, exports, context().session().services().exports()::ownPart);
    }
}
