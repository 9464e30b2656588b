package dev.sluice.ui.screen.review;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.mvc.Subscriptions;
import dev.sluice.ui.mvc.ViewOnDemand;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.screen.review.PendingChanges.Line;
import dev.sluice.ui.screen.review.ReviewModel.Done;
import dev.sluice.ui.screen.review.ReviewModel.Failed;
import dev.sluice.ui.screen.review.ReviewModel.Idle;
import dev.sluice.ui.screen.review.ReviewModel.Partly;
import dev.sluice.ui.screen.review.ReviewModel.Running;
import dev.sluice.ui.session.Screen;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.session.ScreenView;
import dev.sluice.ui.text.Messages;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.kordamp.ikonli.feather.Feather;

/// Review and push: the change set and the accounts servers are not known to have, their effect, and the push with
/// its steps.
public final class ReviewController implements Screen {

    private static final Messages TEXTS = Messages.of("review");

    private final ScreenContext context;
    private final ReviewModel model;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Subscriptions subscriptions = new Subscriptions();
    private final LatestOnly loading;
    private final PendingChangesReader reader;
    private final Command push;
    private final ViewOnDemand<ScreenView> view;

    public ReviewController(ScreenContext context) {
        this(context, new ReviewModel());
    }

    ReviewController(ScreenContext context, ReviewModel model) {
        this.context = context;
        this.model = model;
        this.loading = context.jobs().lane();
        this.reader = new PendingChangesReader(context.session());
        this.push = context.command(
                        "review.push", TEXTS.get("push"), Feather.UPLOAD_CLOUD, Impact.PUBLISH, this::onPush)
                .unless(model.blocked());
        this.view = new ViewOnDemand<>(() -> new ReviewView(model, this));
    }

    @Override
    public ScreenView view() {
        return view.get();
    }

    @Override
    public void activate() {
        var topics = EnumSet.of(
                Topic.STAGED, Topic.ACCOUNTS, Topic.EXPORTS, Topic.IMPORTS, Topic.CONNECTIONS, Topic.JOURNAL);
        subscriptions.add(context.session().onChange(topics, this::refresh));
        subscriptions.follow(context.session().link(), model.link()::set);
        subscriptions.follow(context.guard().locked(), model.locked()::set);
        // Before anything is read there is nothing to push, and the keyboard lands elsewhere.
        judge();
        refresh();
    }

    @Override
    public void deactivate() {
        subscriptions.close();
        loading.forget();
        if (!model.isRunning()) {
            model.cuts().forget();
            model.push().set(new Idle());
        }
    }

    @Override
    public void refresh() {
        loading.run(reader::read, this::loaded, context.dialogs()::problem);
    }

    Command push() {
        return push;
    }

    Command finish() {
        return context.command(
                "review.finish", TEXTS.get("unfinished.finish"), Feather.CHECK, Impact.PUBLISH, this::onFinish);
    }

    Command discard(Line line) {
        return context.command(
                "review.discard",
                TEXTS.get("discard", line.text()),
                Feather.TRASH_2,
                Impact.LOCAL,
                () -> onDiscard(line));
    }

    void onShare() {
        context.navigator().go(ScreenId.SHARE);
    }

    void onBack() {
        model.cuts().forget();
        model.push().set(new Idle());
    }

    private void onPush() {
        run(progress -> context.session()
                .services()
                .publisher()
                .pushAll(OperationOptions.now()
                        .with(progress)
                        .confirming(model.cuts().named())));
    }

    private void onFinish() {
        run(progress -> context.session()
                .services()
                .publisher()
                .pushReleased(OperationOptions.now().with(progress)));
    }

    private void onDiscard(Line line) {
        context.jobs()
                .run(
                        () -> context.session().services().publisher().discard(line.id()),
                        this::refresh,
                        context.dialogs()::problem);
    }

    /// What is under way is finished; what has not begun stays for the next push.
    void onStop() {
        stopping.set(true);
    }

    private void run(Function<Progress, Outcome> work) {
        stopping.set(false);
        model.push().set(new Running());
        judge();
        model.steps().clear();
        Consumer<Progress.Step> heard = context.jobs().onFx(model.steps()::add);
        Progress progress = step -> {
            heard.accept(step);
            stopBetween(step);
        };
        context.jobs().run(() -> work.apply(progress), this::pushed, problem -> {
            model.push().set(new Failed(problem));
            judge();
        });
    }

    /// Between two rounds of a push of many nothing is half done.
    private void stopBetween(Progress.Step step) {
        if (stopping.get() && step instanceof Progress.Advanced(var done, var total) && done < total) {
            throw ProblemException.of(ProblemCode.PUSH_STOPPED, done, total);
        }
    }

    private void pushed(Outcome outcome) {
        var sentence = OutcomeText.of(outcome);
        context.session().tell(sentence);
        model.cuts().forget();
        model.push().set(outcome instanceof Outcome.Partial ? new Partly(sentence) : new Done(sentence));
        judge();
        refresh();
    }

    private void loaded(PendingChanges waiting) {
        model.waiting().set(waiting);
        judge();
    }

    private void judge() {
        model.blocked().set(whyNot());
    }

    private String whyNot() {
        var waiting = model.waiting().get();
        if (model.isRunning()) {
            return TEXTS.get("blocked.running");
        }
        if (waiting.isEmpty()) {
            return TEXTS.get("blocked.nothing");
        }
        if (waiting.servers() == 0) {
            return TEXTS.get("blocked.servers");
        }
        return waiting.fault().isPresent() ? TEXTS.get("blocked.fault") : "";
    }
}
