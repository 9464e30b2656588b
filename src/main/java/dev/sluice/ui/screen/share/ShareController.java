package dev.sluice.ui.screen.share;

import dev.sluice.domain.federation.ShareResult;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.mvc.Subscriptions;
import dev.sluice.ui.mvc.ViewOnDemand;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.Screen;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.session.ScreenView;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.token.TokenDeliveryPane;
import dev.sluice.ui.token.TokenToDeliver;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;

/// The wizard's pages in order, the act at the end, and the ways out. What was typed stays when the screen is
/// left.
public final class ShareController implements Screen {

    private static final Messages TEXTS = Messages.of("share");

    private final ScreenContext context;
    private final ShareModel model;
    private final Subscriptions subscriptions = new Subscriptions();
    private final LatestOnly loading;
    private final ShareChecks checks;
    private final ViewOnDemand<ScreenView> view;
    private String wanted = "";

    public ShareController(ScreenContext context) {
        this(context, new ShareModel());
    }

    ShareController(ScreenContext context, ShareModel model) {
        this.context = context;
        this.model = model;
        this.loading = context.jobs().lane();
        this.checks = new ShareChecks(context, model);
        this.view = new ViewOnDemand<>(() -> new ShareView(model, this));
        checks.watch();
    }

    @Override
    public ScreenView view() {
        return view.get();
    }

    @Override
    public void activate() {
        if (isOver()) {
            model.clear();
        }
        var topics = EnumSet.of(Topic.ACCOUNTS, Topic.EXPORTS, Topic.CONNECTIONS);
        subscriptions.add(context.session().onChange(topics, this::refresh));
        refresh();
    }

    @Override
    public void deactivate() {
        subscriptions.close();
        loading.forget();
    }

    @Override
    public void refresh() {
        var reads = context.session().reads();
        loading.run(
                () -> new ShareAccounts(reads.accounts().live(), reads.exports().shareNames()),
                this::loaded,
                context.dialogs()::problem);
    }

    /// Starts from that account; with an account that is not ours, as the partner.
    @Override
    public void open(String account) {
        wanted = account;
        choose();
    }

    /// Why the last page's act is not possible now; empty when it is.
    ObservableValue<String> blocked() {
        return context.guard().reason(Impact.PUBLISH);
    }

    void onNext() {
        if (model.step().get() == WizardStep.REVIEW) {
            context.publish(this::share);
        } else {
            model.step().set(model.step().get().next());
        }
    }

    void onBack() {
        model.step().set(model.step().get().before());
    }

    void onTryAgain() {
        if (model.act().get() instanceof ShareProgress.Failed failed) {
            context.publish(() -> failed.offer().ifPresentOrElse(this::accept, this::share));
        }
    }

    /// Takes an offer back that could not be accepted, and returns to the review.
    void onWithdraw(Connection offer) {
        context.jobs()
                .run(
                        () -> context.session()
                                .services()
                                .federation()
                                .end(offer.id(), ActingAccount.of(offer.exporter()), OperationOptions.now()),
                        _ -> {
                            model.act().set(new ShareProgress.NotYet());
                            model.step().set(WizardStep.REVIEW);
                        },
                        context.dialogs()::problem);
    }

    TokenDeliveryPane handOver(TokenToDeliver token, String hint) {
        return new TokenDeliveryPane(context, "share-token", token, hint);
    }

    void onShareAnother() {
        model.clear();
    }

    void onOpen(Connection connection) {
        context.navigator().go(Route.to(connection));
    }

    void onFlows() {
        context.navigator().go(ScreenId.FLOWS);
    }

    void onReview() {
        context.navigator().go(ScreenId.REVIEW);
    }

    void onAccounts() {
        context.navigator().go(ScreenId.ACCOUNTS);
    }

    /// Leaves; asks only when something typed would be forgotten.
    void onLeave() {
        if (model.step().get() == WizardStep.RESULT || !model.isTyped()) {
            context.navigator().back();
        } else {
            LeaveSheet.show(context.dialogs(), context.navigator()::back, () -> {
                model.clear();
                context.navigator().back();
            });
        }
    }

    private boolean isOver() {
        return switch (model.act().get()) {
            case ShareProgress.Offered _, ShareProgress.Shared _ -> true;
            case ShareProgress.NotYet _, ShareProgress.Running _, ShareProgress.Failed _ -> false;
        };
    }

    private void share() {
        start();
        var draft = model.draft();
        var options = options();
        var shares = context.session().services().shares();
        if (model.isAccepting()) {
            var local = model.arrivesAs();
            context.jobs().run(() -> shares.offerAndAccept(draft, local, options), this::ended, this::failed);
        } else if (model.isOurs()) {
            context.jobs().run(() -> shares.offer(draft, null), this::offered, this::failed);
        } else {
            context.jobs().run(() -> shares.exportAndIssue(draft, options), this::offered, this::failed);
        }
    }

    private void ended(ShareResult result) {
        switch (result) {
            case ShareResult.Accepted(var connection, var outcome) -> shared(connection, outcome);
            case ShareResult.OfferStands(var offer, var problem) -> failed(problem, Optional.of(offer));
        }
    }

    private void offered(Connection offer) {
        context.session().tell(TEXTS.get("offered.title", model.partnerName()));
        model.act().set(new ShareProgress.Offered(offer));
    }

    private void failed(Problem problem) {
        failed(problem, Optional.empty());
    }

    /// @param offer what stands nevertheless
    private void failed(Problem problem, Optional<Connection> offer) {
        model.act().set(new ShareProgress.Failed(problem, offer));
    }

    /// Now, each step told on the result page.
    private OperationOptions options() {
        model.steps().clear();
        Consumer<Progress.Step> heard = context.jobs().onFx(model.steps()::add);
        return OperationOptions.now().with(heard::accept).confirming(model.confirmed());
    }

    private void accept(Connection offer) {
        start();
        var local = model.arrivesAs();
        var options = options();
        var federation = context.session().services().federation();
        context.jobs()
                .run(
                        () -> federation.accept(offer.id(), ActingAccount.of(offer.importer()), local, options),
                        result -> shared(result.value(), result.outcome()),
                        problem -> failed(problem, Optional.of(offer)));
    }

    private void shared(Connection connection, Outcome outcome) {
        var sentence = OutcomeText.of(outcome);
        context.session().tell(sentence);
        model.act().set(new ShareProgress.Shared(connection, sentence));
    }

    private void start() {
        model.act().set(new ShareProgress.Running());
        model.step().set(WizardStep.RESULT);
    }

    private void loaded(ShareAccounts directory) {
        model.directory().set(directory);
        choose();
    }

    private void choose() {
        var sources = model.directory().get().sources();
        var chosen = model.source().get();
        sources.stream()
                .filter(account -> account.key().text().equals(wanted))
                .findFirst()
                .or(() -> sources.stream()
                        .filter(account -> chosen != null && account.key().equals(chosen.key()))
                        .findFirst())
                .or(() -> sources.stream().findFirst())
                .ifPresent(account -> {
                    var partner = PublicKey.parse(wanted).filter(key -> isNone(sources, key));
                    wanted = "";
                    if (!account.equals(chosen)) {
                        model.source().set(account);
                    }
                    partner.map(SharePartner::of).ifPresent(model.partner()::set);
                });
    }

    private static boolean isNone(List<Account> accounts, PublicKey key) {
        return accounts.stream().noneMatch(account -> account.key().equals(key));
    }
}
