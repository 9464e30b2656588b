package dev.sluice.ui.screen.settings;

import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.federation.environment.EnvironmentSettings;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.ResolverKind;
import dev.sluice.domain.model.TlsFiles.Handshake;
import dev.sluice.domain.operation.Settings;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.mvc.Subscriptions;
import dev.sluice.ui.mvc.ViewOnDemand;
import dev.sluice.ui.screen.settings.SettingsModel.Values;
import dev.sluice.ui.session.Screen;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenView;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;

/// What the workspace and the environment are set to.
public final class SettingsController implements Screen {

    private static final Messages TEXTS = Messages.of("settings");

    private final ScreenContext context;
    private final SettingsModel model;
    private final Subscriptions subscriptions = new Subscriptions();
    private final LatestOnly reading;
    private final ViewOnDemand<ScreenView> view;

    public SettingsController(ScreenContext context) {
        this(context, new SettingsModel());
    }

    SettingsController(ScreenContext context, SettingsModel model) {
        this.context = context;
        this.model = model;
        this.reading = context.jobs().lane();
        this.view = new ViewOnDemand<>(() -> new SettingsView(model, this, context.moments()));
    }

    @Override
    public ScreenView view() {
        return view.get();
    }

    @Override
    public void activate() {
        subscriptions.add(context.session()
                .onChange(EnumSet.of(Topic.SETTINGS, Topic.ENVIRONMENTS, Topic.SERVERS), this::refresh));
        refresh();
    }

    @Override
    public void deactivate() {
        subscriptions.close();
        reading.forget();
    }

    @Override
    public void refresh() {
        reading.run(this::read, model.values()::set, context.dialogs()::problem);
    }

    private Values read() {
        var settings = settings();
        var environment = context.session().environment().id();
        var reaching = reaching();
        return new Values(
                settings.profile(),
                settings.person(),
                services().pendingLifetime().pendingLife(),
                settings.offersPerHour(),
                settings.eventPrefix(environment),
                reaching.access(environment).tls().isFirst(),
                reaching.resolver(environment).map(ResolverKind::word).orElse(""),
                services().servers().list());
    }

    /// Why nothing can be changed now; empty when it can.
    ObservableValue<String> blocked() {
        return context.guard().reason(Impact.LOCAL);
    }

    String environment() {
        return context.session().environment().name();
    }

    Path folder() {
        return context.session().workspace().folder();
    }

    Command changeProfile() {
        return Command.of("settings.profile", TEXTS.get("profile.change"), Feather.USERS, Impact.LOCAL, this::onProfile)
                .unless(context.guard().reasonApartFromProfile(Impact.LOCAL));
    }

    Command backUp() {
        return Command.of("settings.backup", TEXTS.get("backup.choose"), Feather.ARCHIVE, Impact.READ, this::onBackUp);
    }

    private void onBackUp() {
        var name = TEXTS.get("backup.name", folder().getFileName());
        context.dialogs()
                .files()
                .save(TEXTS.get("backup.title"), name)
                .ifPresent(file -> PassphraseSheet.backUp(context, file));
    }

    /// Of one setting, held back as every change is.
    Command change(String id, String name, Feather icon, Runnable handler) {
        return context.command("settings." + id, name, icon, Impact.LOCAL, handler);
    }

    void setPerson(String name, Consumer<Problem> refused) {
        save("person", () -> settings().setPerson(name), refused);
    }

    void setPendingLife(Duration life, Consumer<Problem> refused) {
        save("pending-life", () -> services().pendingLifetime().setPendingLife(life), refused);
    }

    void setOffersPerHour(int limit, Consumer<Problem> refused) {
        save("offers", () -> settings().setOffersPerHour(limit), refused);
    }

    void setEventPrefix(String prefix, Consumer<Problem> refused) {
        var environment = context.session().environment().id();
        save("prefix", () -> settings().setEventPrefix(environment, prefix), refused);
    }

    /// Holds from the next link on.
    void setTlsFirst(boolean first, Consumer<Problem> refused) {
        var environment = context.session().environment().id();
        var settings = reaching();
        save(
                "tls-first",
                () -> settings.setTls(
                        environment,
                        settings.access(environment).tls().with(first ? Handshake.FIRST : Handshake.GREETED)),
                refused);
    }

    /// @param word of its kind, empty to have servers show it
    void setResolver(String word, Consumer<Problem> refused) {
        var environment = context.session().environment().id();
        var settings = reaching();
        save(
                "resolver",
                () -> settings.setResolver(environment, ResolverKind.of(word).orElse(null)),
                refused);
    }

    Command forgetSilent() {
        return context.command(
                "settings.forget-silent", TEXTS.get("servers.forget"), Feather.EYE_OFF, Impact.LOCAL, this::onForget);
    }

    /// Asks the servers, since only they tell who is silent.
    private void onForget() {
        context.jobs()
                .run(
                        () -> services().servers().forgetSilent(),
                        names -> {
                            var said = names.isEmpty()
                                    ? TEXTS.get("servers.forgot.none")
                                    : TEXTS.get("servers.forgot", String.join(", ", names));
                            context.session().tell(said);
                            refresh();
                        },
                        context.dialogs()::problem);
    }

    private void onProfile() {
        var next = model.values().get().profile() == Profile.OBSERVER ? Profile.ADMINISTRATOR : Profile.OBSERVER;
        PassphraseSheet.change(context, next);
    }

    private void save(String key, Runnable work, Consumer<Problem> refused) {
        context.jobs().run(work, () -> context.session().tell(TEXTS.get("saved", TEXTS.get(key))), refused);
    }

    private EnvironmentServices services() {
        return context.session().services();
    }

    /// How the servers of environments are reached.
    private EnvironmentSettings reaching() {
        return context.session().workspace().environments().settings();
    }

    private Settings settings() {
        return services().recorder().settings();
    }
}
