package dev.sluice.ui.screen.connections;

import dev.sluice.domain.federation.operation.Reconciliation;
import dev.sluice.domain.federation.operation.Reconciliation.ComparedAccount;
import dev.sluice.domain.federation.operation.Reconciliation.ComparedServer;
import dev.sluice.domain.federation.operation.SyncStatus;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.SuspensionHold;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.mvc.Subscriptions;
import dev.sluice.ui.recovery.Interrupted;
import dev.sluice.ui.recovery.MaintenanceLine;
import dev.sluice.ui.recovery.RecoveryOperations;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;
import java.util.EnumSet;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Why a connection is not simply active: which servers fail, what is being done about it, and what a person can
/// do.
final class ConnectionProblem extends VBox {

    private static final Messages TEXTS = Messages.of("connections");

    private final ScreenContext context;
    private final ConnectionsRow row;
    private final RecoveryOperations acts;
    private final LatestOnly reading;
    private final Subscriptions following = new Subscriptions();
    private final VBox servers = new VBox();
    private final VBox interrupted = new VBox();

    ConnectionProblem(ScreenContext context, ConnectionsRow row) {
        this.context = context;
        this.row = row;
        this.acts = new RecoveryOperations(context, this::read);
        this.reading = context.jobs().lane();
        getStyleClass().add("connection-trouble");
        servers.getStyleClass().add("trouble-servers");
        getChildren()
                .addAll(
                        servers,
                        new MaintenanceLine(
                                context.session().maintenance(), context.moments(), MaintenanceLine.Length.LONG),
                        interrupted);
        sceneProperty().subscribe(this::follow);
    }

    /// Whether there is anything to explain.
    static boolean applies(ConnectionsRow row) {
        return row.isChanging()
                || row.state() == ConnectionState.DEGRADED
                || SuspensionHold.of(row.connection()).isUnderWay();
    }

    /// Only while it is looked at.
    private void follow(@Nullable Scene scene) {
        following.close();
        if (scene != null) {
            var session = context.session();
            following.follow(session.found(), found -> showServers(found.orElse(null)));
            following.follow(session.maintenance(), _ -> read());
            following.add(session.onChange(EnumSet.of(Topic.JOURNAL), this::read));
            following.add(reading::forget);
        }
    }

    private void read() {
        reading.run(() -> Interrupted.read(context.session()), this::showInterrupted, context.dialogs()::problem);
    }

    private void showInterrupted(List<Interrupted> all) {
        interrupted.getChildren().clear();
        all.stream().filter(one -> one.concerns(row.connection())).forEach(one -> {
            var buttons = Controls.row("button-row", new CommandButton(acts.show(one), "small"));
            if (one.canPutBack()) {
                buttons.getChildren().add(new CommandButton(acts.putBack(one), "small"));
            }
            if (one.canFinish()) {
                buttons.getChildren().add(new CommandButton(acts.finish(one), "small"));
            }
            interrupted.getChildren().add(buttons);
        });
    }

    private void showServers(@Nullable Reconciliation found) {
        servers.getChildren().clear();
        if (found == null) {
            servers.getChildren().add(Controls.paragraph(TEXTS.get("trouble.never"), "text-muted"));
            return;
        }
        found.accounts().stream().filter(this::isSide).forEach(this::showAccount);
        var unheard = found.expected() - found.servers().size();
        if (unheard > 0) {
            servers.getChildren().add(line(TEXTS.get("trouble.unheard", unheard)));
        }
        var when = context.moments().relative(found.at());
        var nothing = servers.getChildren().isEmpty();
        servers.getChildren()
                .add(Controls.paragraph(TEXTS.get(nothing ? "trouble.nothing" : "trouble.when", when), "text-muted"));
    }

    private boolean isSide(ComparedAccount account) {
        return account.key().equals(row.exporter().key())
                || account.key().equals(row.importer().key());
    }

    private void showAccount(ComparedAccount account) {
        account.servers().stream()
                .filter(server -> server.isDrift() || server.worst() == SyncStatus.SILENT)
                .forEach(server -> servers.getChildren().add(line(words(account, server))));
        if (account.servers().stream().anyMatch(server -> server.worst().needsChoice())) {
            var show = context.command(
                    "connections.drift",
                    TEXTS.get("trouble.show", account.name()),
                    Feather.GIT_PULL_REQUEST,
                    Impact.READ,
                    () -> context.navigator()
                            .go(new Route(ScreenId.DRIFT, account.key().text())));
            servers.getChildren().add(new CommandButton(show, "small"));
        }
    }

    private static String words(ComparedAccount account, ComparedServer server) {
        var word = TEXTS.get("trouble." + server.worst().word(), account.name());
        return server.detail().isEmpty()
                ? TEXTS.get("trouble.server", server.server().name(), word)
                : TEXTS.get("trouble.server.detail", server.server().name(), word, server.detail());
    }

    private static Node line(String words) {
        var line = Controls.paragraph(words, "mark-warning");
        line.setGraphic(Controls.icon(Feather.ALERT_TRIANGLE));
        return line;
    }
}
