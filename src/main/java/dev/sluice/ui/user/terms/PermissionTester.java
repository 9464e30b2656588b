package dev.sluice.ui.user.terms;

import dev.sluice.domain.account.MessageRoutes.Leg;
import dev.sluice.domain.account.PermissionCheck.Answer;
import dev.sluice.domain.account.PermissionCheck.Deed;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.session.ScreenContext;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What may this user do? Asked of the rules for the subject that is typed, while it is typed. What was asked
/// stays when another user is looked at.
public final class PermissionTester {
    private static final Duration TYPING = Duration.ofMillis(200);

    private final ScreenContext context;
    private final LatestOnly asking;
    private final StringProperty subject = new SimpleStringProperty("");
    private final ObjectProperty<Deed> deed = new SimpleObjectProperty<>(Deed.PUBLISH);
    private final ReadOnlyObjectWrapper<@Nullable Result> result = new ReadOnlyObjectWrapper<>();
    private @Nullable User user;

    public PermissionTester(ScreenContext context) {
        this.context = context;
        this.asking = context.jobs().lane();
        subject.subscribe((_, _) -> askSoon());
        deed.subscribe((_, _) -> ask(Duration.ZERO));
    }

    /// What came of asking.
    public sealed interface Result {}

    /// @param legs where it would go to, or come from; empty where it is denied
    public record Said(Deed deed, String subject, Answer answer, List<Leg> legs) implements Result {}

    public record NoSubject(Problem problem) implements Result {}

    public StringProperty subject() {
        return subject;
    }

    public ObjectProperty<Deed> deed() {
        return deed;
    }

    /// Null while nothing is asked.
    public ReadOnlyObjectProperty<@Nullable Result> result() {
        return result.getReadOnlyProperty();
    }

    /// Who is asked about from now on.
    public void of(@Nullable User next) {
        user = next;
        ask(Duration.ZERO);
    }

    private void askSoon() {
        ask(TYPING);
    }

    private void ask(Duration quiet) {
        var whom = user;
        var what = subject.get().strip();
        var how = deed.get();
        if (whom == null || what.isEmpty()) {
            asking.forget();
            result.set(null);
            return;
        }
        asking.runAfter(quiet, () -> said(whom, how, what), result::set, problem -> result.set(new NoSubject(problem)));
    }

    private Said said(User whom, Deed how, String what) {
        var services = context.session().services();
        var answer = services.users().can(whom, how, what);
        return new Said(how, what, answer, answer.isAllowed() ? legs(whom.account(), how, what) : List.of());
    }

    private List<Leg> legs(PublicKey account, Deed how, String what) {
        var routes = context.session().services().routes();
        var subject = Subject.of(what.split(" ", 2)[0]);
        if (how == Deed.SUBSCRIBE) {
            return routes.heard(account, subject.text());
        }
        return subject.hasWildcard() ? List.of() : routes.of(account, subject.text());
    }
}
