package dev.sluice.ui.session;

import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.mvc.ListModel;
import dev.sluice.ui.mvc.Subscriptions;
import dev.sluice.ui.mvc.TableRow;
import dev.sluice.ui.mvc.ViewOnDemand;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A screen that lists rows read from the store and shows the detail of the selected one. Loads in the background,
/// again after each commit that touches its topics.
///
/// @param <R> a row
/// @param <D> what is shown of the selected row
public abstract class ListScreen<R extends TableRow, D> implements Screen {

    private final ScreenContext context;
    private final ListModel<R, D> model;
    private final Set<Topic> topics;
    private final Subscriptions subscriptions = new Subscriptions();
    private final LatestOnly loading;
    private final LatestOnly detailing;
    private final ViewOnDemand<ScreenView> view = new ViewOnDemand<>(this::build);
    private String wanted = "";

    protected ListScreen(ScreenContext context, ListModel<R, D> model, Topic first, Topic... more) {
        this.context = context;
        this.model = model;
        this.topics = EnumSet.of(first, more);
        this.loading = context.jobs().lane();
        this.detailing = context.jobs().lane();
    }

    /// Reads the rows; in the background.
    protected abstract List<R> load();

    /// Reads what is shown of a row; in the background.
    protected abstract D load(R row);

    /// Makes the nodes, when the screen is shown for the first time.
    protected abstract ScreenView build();

    /// Told when rows were read and are shown.
    protected void shown() {}

    protected final ScreenContext context() {
        return context;
    }

    /// What ends when the screen is hidden.
    protected final Subscriptions subscriptions() {
        return subscriptions;
    }

    @Override
    public final ScreenView view() {
        return view.get();
    }

    @Override
    public void activate() {
        subscriptions.add(context.session().onChange(topics, this::reload));
        subscriptions.add(model.rows().selectedId().subscribe((_, _) -> readDetail())::unsubscribe);
        reload();
    }

    @Override
    public void deactivate() {
        subscriptions.close();
        loading.forget();
        detailing.forget();
    }

    @Override
    public void refresh() {
        reload();
    }

    /// Reads the rows again.
    protected final void reload() {
        loading.run(this::load, this::loaded, this::failed);
    }

    @Override
    public void open(String object) {
        wanted = object;
        select();
    }

    private void loaded(List<R> rows) {
        model.rows().replace(rows);
        select();
        readDetail();
        shown();
    }

    private void failed(Problem problem) {
        if (model.rows().items().isEmpty()) {
            model.rows().failed(problem);
        } else {
            context.dialogs().problem(problem);
        }
    }

    private void select() {
        if (!wanted.isEmpty() && model.rows().find(wanted).isPresent()) {
            model.rows().selectedId().set(wanted);
            wanted = "";
        }
    }

    private void readDetail() {
        model.rows()
                .selected()
                .ifPresentOrElse(
                        row -> detailing.run(() -> load(row), model.detail()::set, context.dialogs()::problem), () -> {
                            detailing.forget();
                            model.detail().set(null);
                        });
    }
}
