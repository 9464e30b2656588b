package dev.sluice.ui.screen.users;

import dev.sluice.domain.account.UserEdit;
import dev.sluice.domain.account.UserEdit.Life;
import dev.sluice.domain.account.UserPatch;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.readmodel.UserEntry;
import dev.sluice.ui.commandline.CommandLines;
import dev.sluice.ui.commandline.UserLines;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.operation.Fate;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.user.UserLife;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Issues many users anew with another end, other tags or permissions: what becomes of each is said before, and
/// what one refuses keeps no other.
final class BulkUsersController extends SheetController {
    private static final Messages TEXTS = Messages.of("users");

    private final ScreenContext context;
    private final BulkUsersModel model;

    private record Changed(List<Fate> fates, List<User> users) {}

    /// What is typed for all of them.
    ///
    /// @param life empty where each keeps its end
    /// @param rules null where each keeps what it may do
    record Wish(
            Optional<UserLife> life,
            List<String> addTags,
            List<String> removeTags,
            @Nullable SubjectRules rules) {}

    BulkUsersController(ScreenContext context, BulkUsersModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
    }

    void activate() {
        typed(new Wish(Optional.empty(), List.of(), List.of(), null));
    }

    void typed(Wish wish) {
        var edit = new UserEdit(
                wish.rules() == null ? UserPatch.NONE : UserPatch.of(wish.rules()),
                wish.life().map(life -> new Life(life.span())).orElse(null),
                wish.addTags(),
                wish.removeTags());
        model.edit().set(edit);
        model.fates()
                .setAll(model.users().stream()
                        .map(entry -> foreseen(entry, edit))
                        .toList());
        model.changing().set(Fate.count(model.fates(), Fate.Kind.CHANGES) > 0);
    }

    private Fate foreseen(UserEntry entry, UserEdit edit) {
        if (edit.isEmpty()) {
            return new Fate(name(entry), Fate.Kind.WAITS, "");
        }
        var own = of(entry, edit);
        var words = words(entry, own);
        if (!words.isEmpty()) {
            return new Fate(name(entry), Fate.Kind.CHANGES, String.join(" ", words));
        }
        return edit.patch().isEmpty() || entry.role() == null
                ? new Fate(name(entry), Fate.Kind.SAME, TEXTS.get("bulk.same"))
                : new Fate(name(entry), Fate.Kind.SKIPPED, TEXTS.get("bulk.role", entry.role()));
    }

    /// The role of a user says what it may do.
    private static UserEdit of(UserEntry entry, UserEdit edit) {
        return entry.role() == null
                ? edit
                : new UserEdit(UserPatch.NONE, edit.life(), edit.addTags(), edit.removeTags());
    }

    private List<String> words(UserEntry entry, UserEdit edit) {
        var words = new ArrayList<String>();
        var life = edit.life();
        if (life != null) {
            var span = life.span();
            words.add(
                    span == null
                            ? TEXTS.get("bulk.endless")
                            : TEXTS.get(
                                    "bulk.ends",
                                    context.moments()
                                            .day(context.moments().now().plus(span))));
        }
        var tags = entry.terms().tags();
        edit.addTags().stream()
                .filter(tag -> !tags.contains(tag))
                .forEach(tag -> words.add(TEXTS.get("bulk.tag", tag)));
        edit.removeTags().stream().filter(tags::contains).forEach(tag -> words.add(TEXTS.get("bulk.tag.not", tag)));
        if (!edit.patch().isEmpty()) {
            words.add(TEXTS.get("bulk.rules"));
        }
        return words;
    }

    private static String name(UserEntry entry) {
        return TEXTS.get("bulk.name", entry.user().name(), entry.account());
    }

    CommandLines lines() {
        var edit = model.edit().get();
        return model.users().stream()
                .filter(entry -> foreseen(entry, edit).kind() == Fate.Kind.CHANGES)
                .map(entry -> new UserLines(context.session().environment().name(), entry.account())
                        .edit(entry.user().name(), of(entry, edit), false))
                .reduce(CommandLines.NONE, CommandLines::then);
    }

    void change() {
        var edit = model.edit().get();
        Consumer<Double> heard = context.jobs().onFx(model.progress()::set);
        model.progress().set(0);
        run(() -> change(edit, heard), changed -> {
            model.progress().set(-1);
            model.fates().setAll(changed.fates());
            model.changed().setAll(changed.users());
            context.session().tell(TEXTS.get("bulk.done", changed.users().size()));
            model.changing().set(false);
            model.done().set(true);
        });
    }

    /// Creds can be handed out of those whose seed is here.
    List<User> held() {
        var vault = context.session().workspace().vault();
        return model.changed().stream().filter(user -> vault.holds(user.key())).toList();
    }

    private Changed change(UserEdit edit, Consumer<Double> heard) {
        var fates = new ArrayList<Fate>();
        var users = new ArrayList<User>();
        for (var entry : model.users()) {
            var before = foreseen(entry, edit);
            fates.add(before.kind() == Fate.Kind.CHANGES ? changed(entry, before, of(entry, edit), users) : before);
            heard.accept((double) fates.size() / model.users().size());
        }
        return new Changed(fates, users);
    }

    private Fate changed(UserEntry entry, Fate before, UserEdit edit, List<User> users) {
        try {
            users.add(context.session().services().userChanges().edit(entry.user(), edit));
            return new Fate(before.name(), Fate.Kind.STAGED, before.told());
        } catch (ProblemException e) {
            return new Fate(
                    before.name(), Fate.Kind.REFUSED, e.problem().inWindow().what());
        }
    }
}
