package dev.sluice.ui.screen.tiers;

import dev.sluice.domain.account.BulkEdits;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.Tiering;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.commandline.AccountLines;
import dev.sluice.ui.commandline.CommandLines;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.operation.ClaimText;
import dev.sluice.ui.operation.Fate;
import dev.sluice.ui.screen.tiers.TierMembersModel.Choice;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Brings accounts into a tier and takes them out of it: what becomes of each is said before, and is staged.
final class TierMembersController extends SheetController {
    private static final Messages TEXTS = Messages.of("tiers");
    private static final Duration TYPING = Duration.ofMillis(350);

    private final ScreenContext context;
    private final TierMembersModel model;
    private final LatestOnly foreseeing;

    private record Both(BulkEdits.Result coming, BulkEdits.Result going) {
        int changed() {
            return coming.changed() + going.changed();
        }
    }

    TierMembersController(ScreenContext context, TierMembersModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
        this.foreseeing = context.jobs().lane();
    }

    private BulkEdits bulk() {
        return context.session().services().bulkEdits();
    }

    /// In the background.
    private AccountPatch joining() {
        return AccountPatch.tiering(
                context.session().services().tiers().tiering(model.tier().name()));
    }

    void tick(Choice choice, boolean ticked) {
        choice.ticked().set(ticked);
        model.foreseen().set(false);
        foreseeing.forget();
        var coming = model.coming();
        var going = model.going();
        if (coming.isEmpty() && going.isEmpty()) {
            model.fates().clear();
            model.progress().set(-1);
            return;
        }
        model.progress().set(0);
        foreseeing.runAfter(
                TYPING,
                () -> new Both(
                        bulk().preview(keys(coming), joining(), Progress.NONE),
                        bulk().preview(keys(going), AccountPatch.tiering(Tiering.NONE), Progress.NONE)),
                found -> {
                    show(found, coming, going);
                    model.foreseen().set(found.changed() > 0);
                },
                model::wrong);
    }

    private static List<PublicKey> keys(List<Account> accounts) {
        return accounts.stream().map(Account::key).toList();
    }

    private void show(Both found, List<Account> coming, List<Account> going) {
        model.progress().set(-1);
        model.fates()
                .setAll(Stream.concat(
                                coming.stream().map(account -> fate(account, found.coming(), "comes")),
                                going.stream().map(account -> fate(account, found.going(), "goes")))
                        .toList());
    }

    private static Fate fate(Account account, BulkEdits.Result found, String way) {
        var refused = found.refused().get(account.key());
        if (refused != null) {
            return new Fate(
                    account.name(), Fate.Kind.REFUSED, refused.inWindow().what());
        }
        var claims = found.changes().getOrDefault(account.key(), List.of());
        var told =
                claims.isEmpty() ? TEXTS.get("fate." + way + ".same") : TEXTS.get("fate." + way, ClaimText.of(claims));
        return new Fate(account.name(), Fate.Kind.CHANGES, told);
    }

    void stopLooking() {
        foreseeing.forget();
    }

    void stage() {
        var coming = keys(model.coming());
        var going = keys(model.going());
        finish(
                () -> new Both(stage(coming, joining()), stage(going, AccountPatch.tiering(Tiering.NONE))),
                done -> context.session()
                        .tell(TEXTS.get("members.staged", model.tier().name(), done.changed())));
    }

    private BulkEdits.Result stage(List<PublicKey> keys, AccountPatch patch) {
        return keys.isEmpty()
                ? bulk().preview(keys, patch, Progress.NONE)
                : bulk().stage(keys, patch, OperationOptions.stage());
    }

    /// One after the other.
    CommandLines lines() {
        var lines = new AccountLines(context.session().environment().name());
        var now = context.moments().now();
        var joining = AccountPatch.tiering(new Tiering(model.tier().name(), ""));
        return Stream.concat(
                        model.coming().stream().map(account -> lines.change(account, joining, now)),
                        model.going().stream()
                                .map(account -> lines.change(account, AccountPatch.tiering(Tiering.NONE), now)))
                .reduce(CommandLines.NONE, CommandLines::then);
    }
}
