package dev.sluice.ui.screen.inspector;

import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.control.Copied;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.mvc.Subscriptions;
import dev.sluice.ui.mvc.ViewOnDemand;
import dev.sluice.ui.screen.inspector.InspectorModel.Compared;
import dev.sluice.ui.screen.inspector.InspectorModel.Comparison;
import dev.sluice.ui.screen.inspector.InspectorModel.Found;
import dev.sluice.ui.screen.inspector.InspectorModel.Impossible;
import dev.sluice.ui.screen.inspector.InspectorModel.NotAsked;
import dev.sluice.ui.screen.inspector.InspectorModel.Nothing;
import dev.sluice.ui.screen.inspector.InspectorModel.Reading;
import dev.sluice.ui.screen.inspector.InspectorModel.Refused;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.Screen;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.session.ScreenView;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.token.TokenImportSheet;
import java.util.EnumSet;
import org.kordamp.ikonli.feather.Feather;

/// Takes any token and says what it is, who stands behind it, what is wrong with it, and what can be done with it.
/// Changes nothing by itself.
public final class InspectorController implements Screen {
    private static final Messages TEXTS = Messages.of("inspector");

    private final ScreenContext context;
    private final InspectorModel model;
    private final Subscriptions subscriptions = new Subscriptions();
    private final LatestOnly reading;
    private final LatestOnly comparing;
    private final ViewOnDemand<ScreenView> view;

    public InspectorController(ScreenContext context) {
        this(context, new InspectorModel());
    }

    InspectorController(ScreenContext context, InspectorModel model) {
        this.context = context;
        this.model = model;
        this.reading = context.jobs().lane();
        this.comparing = context.jobs().lane();
        model.given().subscribe(this::inspect);
        model.other().subscribe(this::compare);
        this.view = new ViewOnDemand<>(() -> new InspectorView(context, model, this));
    }

    @Override
    public ScreenView view() {
        return view.get();
    }

    /// Names and revocations that are shown may change meanwhile.
    @Override
    public void activate() {
        subscriptions.add(context.session()
                .onChange(EnumSet.of(Topic.ACCOUNTS, Topic.CONNECTIONS, Topic.EXPORTS), this::refresh));
        refresh();
    }

    @Override
    public void deactivate() {
        subscriptions.close();
        reading.forget();
        comparing.forget();
    }

    @Override
    public void refresh() {
        if (!model.given().get().isBlank()) {
            read();
        }
    }

    @Override
    public void createNew() {
        model.other().set("");
        model.given().set("");
        context.navigator().go(ScreenId.INSPECTOR);
    }

    /// @param object a token
    @Override
    public void open(String object) {
        model.given().set(object);
    }

    Command importing(TokenInspection inspection) {
        return context.command(
                "inspector.import",
                TEXTS.get("import"),
                Feather.DOWNLOAD,
                Impact.PUBLISH,
                () -> TokenImportSheet.show(context, inspection.token()));
    }

    private void inspect(String text) {
        if (text.isBlank()) {
            reading.forget();
            model.shown().set(new Nothing());
        } else {
            if (!(model.shown().get() instanceof Found)) {
                model.shown().set(new Reading());
            }
            read();
        }
        compare();
    }

    void onShowAccount(PublicKey account) {
        context.navigator().go(new Route(ScreenId.ACCOUNTS, account.text()));
    }

    void onCopy(String what, String text) {
        Copied.put(text);
        context.session().tell(TEXTS.get("copied", what));
    }

    private void read() {
        var text = model.given().get();
        reading.run(() -> inspected(text), found -> model.shown().set(new Found(found)), this::refused);
    }

    private TokenInspection inspected(String text) {
        return context.session().reads().lookUpKeys(keys -> new TokenInspector(keys, context.moments()).inspect(text));
    }

    private void refused(Problem problem) {
        model.shown().set(new Refused(problem));
    }

    private void compare() {
        var first = model.given().get();
        var second = model.other().get();
        if (first.isBlank() || second.isBlank()) {
            comparing.forget();
            model.comparison().set(new NotAsked());
            return;
        }
        comparing.run(
                () -> compared(inspected(first), inspected(second)),
                model.comparison()::set,
                problem ->
                        model.comparison().set(new Impossible(problem.inWindow().what())));
    }

    private static Comparison compared(TokenInspection first, TokenInspection second) {
        var before = first.claims();
        var after = second.claims();
        if (before == null || after == null) {
            return new Impossible(TEXTS.get("compare.unreadable"));
        }
        return before.claimKind() == after.claimKind()
                ? new Compared(ClaimDiff.between(before, after))
                : new Impossible(TEXTS.get("compare.kinds"));
    }
}
