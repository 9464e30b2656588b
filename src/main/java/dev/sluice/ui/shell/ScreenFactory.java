package dev.sluice.ui.shell;

import dev.sluice.ui.screen.accounts.AccountsController;
import dev.sluice.ui.screen.audit.AuditController;
import dev.sluice.ui.screen.connections.ConnectionsController;
import dev.sluice.ui.screen.drift.DriftController;
import dev.sluice.ui.screen.environments.EnvironmentsController;
import dev.sluice.ui.screen.exports.ExportsController;
import dev.sluice.ui.screen.flows.FlowsController;
import dev.sluice.ui.screen.imports.ImportsController;
import dev.sluice.ui.screen.inspector.InspectorController;
import dev.sluice.ui.screen.keys.KeysController;
import dev.sluice.ui.screen.notifications.NotificationsController;
import dev.sluice.ui.screen.pending.PendingController;
import dev.sluice.ui.screen.review.ReviewController;
import dev.sluice.ui.screen.settings.SettingsController;
import dev.sluice.ui.screen.share.ShareController;
import dev.sluice.ui.screen.templates.TemplatesController;
import dev.sluice.ui.screen.terminated.TerminatedController;
import dev.sluice.ui.screen.tiers.TiersController;
import dev.sluice.ui.screen.users.UsersController;
import dev.sluice.ui.session.Screen;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;

/// The one place that knows every screen.
final class ScreenFactory {
    private ScreenFactory() {}

    static Screen create(ScreenId id, ScreenContext context) {
        return switch (id) {
            case ACCOUNTS -> new AccountsController(context);
            case USERS -> new UsersController(context);
            case EXPORTS -> new ExportsController(context);
            case IMPORTS -> new ImportsController(context);
            case PENDING -> new PendingController(context);
            case CONNECTIONS -> new ConnectionsController(context);
            case TERMINATED -> new TerminatedController(context);
            case DRIFT -> new DriftController(context);
            case FLOWS -> new FlowsController(context);
            case REVIEW -> new ReviewController(context);
            case KEYS -> new KeysController(context);
            case ENVIRONMENTS -> new EnvironmentsController(context);
            case AUDIT -> new AuditController(context);
            case INSPECTOR -> new InspectorController(context);
            case SETTINGS -> new SettingsController(context);
            case TIERS -> new TiersController(context);
            case TEMPLATES -> new TemplatesController(context);
            case NOTIFICATIONS -> new NotificationsController(context);
            case SHARE -> new ShareController(context);
        };
    }
}
