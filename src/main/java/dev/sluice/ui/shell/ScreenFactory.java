package dev.sluice.ui.shell;

import dev.sluice.ui.screen.accounts.AccountsController;
import dev.sluice.ui.screen.audit.AuditController;
import dev.sluice.ui.screen.connections.ConnectionsController;
import dev.sluice.ui.screen.drift.DriftController;
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
import dev.sluice.ui.screen.terminated.TerminatedController;
import dev.sluice.ui.session.Screen;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;

/// The one place that knows every screen.
final class ScreenFactory {
    private ScreenFactory() {}

    static Screen create(ScreenId id, ScreenContext desk) {
        return switch (id) {
            case ACCOUNTS -> new AccountsController(desk);
            case EXPORTS -> new ExportsController(desk);
            case IMPORTS -> new ImportsController(desk);
            case PENDING -> new PendingController(desk);
            case CONNECTIONS -> new ConnectionsController(desk);
            case TERMINATED -> new TerminatedController(desk);
            case DRIFT -> new DriftController(desk);
            case FLOWS -> new FlowsController(desk);
            case REVIEW -> new ReviewController(desk);
            case KEYS -> new KeysController(desk);
            case AUDIT -> new AuditController(desk);
            case INSPECTOR -> new InspectorController(desk);
            case SETTINGS -> new SettingsController(desk);
            case NOTICES -> new NotificationsController(desk);
            case SHARE -> new ShareController(desk);
        };
    }
}
