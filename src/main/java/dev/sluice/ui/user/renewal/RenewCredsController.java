package dev.sluice.ui.user.renewal;

import dev.sluice.domain.account.renewal.CredsRenewals;
import dev.sluice.domain.account.renewal.CredsRenewals.Fresh;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.interop.ContextFiles;
import dev.sluice.domain.jwt.claims.ClaimTime;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.readmodel.UserEntry;
import dev.sluice.ui.commandline.CommandLines;
import dev.sluice.ui.commandline.UserLines;
import dev.sluice.ui.dialog.FileAccess;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ConsoleSession;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.user.renewal.RenewCredsModel.Clients;
import dev.sluice.ui.user.renewal.RenewCredsModel.ContextPlace;
import dev.sluice.ui.user.renewal.RenewCredsModel.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Looks at the file that a client reads, and at who is connected; then puts fresh credentials into it, once every
/// server let a client in with them, and ends the old ones.
final class RenewCredsController extends OperationController<RenewCredsController.Renewed> {

    private static final Messages TEXTS = Messages.of("users");
    private static final Duration TYPING = Duration.ofMillis(350);

    private final ScreenContext context;
    private final RenewCredsModel model;
    private final LatestOnly looking;
    private final LatestOnly asking;

    /// @param file what was written
    record Renewed(Fresh fresh, Path file, Outcome outcome) {
        /// Whether the old ones ended on every server that counts, as far as they had to.
        boolean isWhole() {
            return fresh.keepsKey() || outcome instanceof Outcome.Done;
        }
    }

    /// What is asked about that user.
    static RenewCredsModel model(ConsoleSession session, UserEntry entry) {
        var user = entry.user();
        var held = session.workspace().vault().holds(user.key());
        return new RenewCredsModel(entry, held, session.typed(user.name(), TypedName.Severity.CUT));
    }

    RenewCredsController(ScreenContext context, RenewCredsModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
        this.looking = context.jobs().lane();
        this.asking = context.jobs().lane();
    }

    void activate() {
        ask();
        context.jobs().run(this::contexts, found -> model.contexts().setAll(found), context.dialogs()::problem);
    }

    /// Asks the servers who is connected.
    void ask() {
        var user = user();
        model.told(new Clients.Asking());
        asking.run(
                () -> renewals().old(user),
                old -> model.told(new Clients.Known(old, context.moments().now(), false)),
                problem -> model.told(new Clients.Unknown(problem)));
    }

    private List<ContextPlace> contexts() {
        var files = context.outside().exchange().get().contexts();
        return files.read(null).contexts().stream()
                .flatMap(found -> Stream.ofNullable(found.creds())
                        .filter(creds -> holdsIts(files, creds))
                        .map(creds -> new ContextPlace(found.name(), creds)))
                .toList();
    }

    private boolean holdsIts(ContextFiles files, Path creds) {
        return files.creds(creds).filter(found -> isIts(found.jwt())).isPresent();
    }

    private boolean isIts(String jwt) {
        try {
            return CredsRenewals.isIts(user(), JwtReader.decodeUser(jwt).claims());
        } catch (JwtException _) {
            // A context with a file that holds no user is nobody's.
            return false;
        }
    }

    /// Asks for the file.
    void choose() {
        context.dialogs()
                .files()
                .open(TEXTS.get("renew.choose"))
                .ifPresent(file -> model.path().set(file.toString()));
    }

    /// The path is another one: it is looked at when the hands rest.
    void typed() {
        var text = model.path().get().strip();
        if (text.isEmpty()) {
            looking.forget();
            model.found(new Target.Nothing());
            return;
        }
        model.found(new Target.Reading());
        looking.runAfter(TYPING, () -> target(text), model::found, problem -> model.found(new Target.Wrong(problem)));
    }

    private Target.Its target(String text) {
        var file = FileAccess.existing(text);
        var creds = FileAccess.readSecret(file);
        try {
            var says = renewals().requireIts(user(), creds, file.toString()).base();
            return new Target.Its(
                    file,
                    ClaimTime.nearest(says.issuedAt()),
                    ClaimTime.end(says.expires()).orElse(null));
        } finally {
            Arrays.fill(creds, '\0');
        }
    }

    CommandLines lines() {
        return model.target().get() instanceof Target.Its its
                ? new UserLines(
                                context.session().environment().name(),
                                model.entry().account())
                        .renew(user().name(), its.file().toString(), model.isKeeping())
                : CommandLines.NONE;
    }

    @Override
    protected Renewed perform(Progress progress) {
        var keeping = model.isKeeping();
        // It may be another one than when it was looked at.
        var file = target(model.path().get().strip()).file();
        var fresh = renewals().issue(user(), keeping, Set.of());
        var name = String.valueOf(file.getFileName());
        FileAccess.replaceSecret(file, renewals().creds(fresh, CredsIssue.Place.file(name)));
        var outcome = renewals().endOld(fresh, OperationOptions.now().with(progress));
        return new Renewed(fresh, file, outcome);
    }

    @Override
    protected String done(Renewed renewed) {
        var fresh = renewed.fresh();
        model.told(new Clients.Known(fresh.old(), context.moments().now(), renewed.isWhole()));
        var proof = fresh.proof();
        var said = TEXTS.get("renew.done", user().name(), renewed.file(), proof.letIn(), proof.expected());
        return context.session().tell(said + " " + ofTheOld(renewed));
    }

    private String ofTheOld(Renewed renewed) {
        if (!renewed.isWhole()) {
            return OutcomeText.of(renewed.outcome());
        }
        var fresh = renewed.fresh();
        if (!fresh.keepsKey()) {
            return TEXTS.get("renew.done.shut", OutcomeText.of(renewed.outcome()));
        }
        var end = fresh.old().end();
        return end == null
                ? TEXTS.get("renew.done.endless")
                : TEXTS.get("renew.done.until", context.moments().absolute(end));
    }

    private User user() {
        return model.entry().user();
    }

    private CredsRenewals renewals() {
        return context.session().services().renewals();
    }
}
