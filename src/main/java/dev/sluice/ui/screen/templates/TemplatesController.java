package dev.sluice.ui.screen.templates;

import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.AccountLimits;
import dev.sluice.domain.jwt.claims.BaseClaims;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.commandline.TemplateLines;
import dev.sluice.ui.session.ListScreen;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenView;
import dev.sluice.ui.template.ApplyTemplateSheet;
import dev.sluice.ui.template.SaveTemplateSheet;
import dev.sluice.ui.text.Messages;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/// Templates of the workspace: kept from an account, looked at, given to another, removed.
public final class TemplatesController extends ListScreen<TemplatesRow, TemplatesRow> {

    private static final Messages TEXTS = Messages.of("templates");
    /// Beside this, what a template says is seen: everything is allowed, and nothing limited.
    private static final AccountClaims PLAIN = AccountClaims.reading(BaseClaims.of("", ""))
            .limits(AccountLimits.unlimited())
            .build();

    private final TemplatesModel model;

    public TemplatesController(ScreenContext context) {
        this(context, new TemplatesModel());
    }

    TemplatesController(ScreenContext context, TemplatesModel model) {
        super(context, model, Topic.SETTINGS);
        this.model = model;
    }

    @Override
    protected ScreenView build() {
        return new TemplatesView(model, this);
    }

    @Override
    public void createNew() {
        save().run();
    }

    @Override
    protected List<TemplatesRow> load() {
        return context().session().services().templates().list().stream()
                .map(TemplatesRow::new)
                .toList();
    }

    @Override
    protected TemplatesRow load(TemplatesRow row) {
        return row;
    }

    /// What it says that a plain new account does not.
    static List<ClaimChange> says(TemplatesRow row) {
        return ClaimDiff.between(PLAIN, row.template().shape());
    }

    Command save() {
        return context()
                .command(
                        "templates.new",
                        TEXTS.get("save"),
                        Feather.PLUS,
                        Impact.LOCAL,
                        () -> context()
                                .jobs()
                                .run(
                                        context().session().reads().accounts()::managed,
                                        accounts -> SaveTemplateSheet.show(context(), accounts, this::open),
                                        context().dialogs()::problem));
    }

    Command apply(TemplatesRow row) {
        return context()
                .command(
                        "templates.apply",
                        TEXTS.get("apply"),
                        Feather.CHECK_SQUARE,
                        Impact.PUBLISH,
                        () -> context()
                                .jobs()
                                .run(
                                        () -> context()
                                                .session()
                                                .workspace()
                                                .environments()
                                                .all(),
                                        all -> ApplyTemplateSheet.show(context(), row.template(), all),
                                        context().dialogs()::problem));
    }

    Command remove(TemplatesRow row) {
        return context()
                .command(
                        "templates.remove",
                        TEXTS.get("remove"),
                        Feather.TRASH_2,
                        Impact.LOCAL,
                        () -> context()
                                .jobs()
                                .run(
                                        () -> context()
                                                .session()
                                                .services()
                                                .templates()
                                                .remove(row.name()),
                                        gone -> context().session().tell(TEXTS.get("removed", gone.name())),
                                        context().dialogs()::problem))
                .typedAs(() ->
                        new TemplateLines(context().session().environment().name()).remove(row.name()));
    }
}
