package dev.sluice.ui.shell;

import dev.sluice.ui.session.Desk;
import dev.sluice.ui.session.Screen;
import dev.sluice.ui.session.ScreenId;

/// Makes the screens, each when it is first visited.
final class ScreenFactory {

    private ScreenFactory() {}

    static Screen create(ScreenId id, Desk desk) {
        return switch (id) {
            case ACCOUNTS -> new dev.sluice.ui.screen.accounts.AccountsController(desk);
            case EXPORTS -> new dev.sluice.ui.screen.exports.ExportsController(desk);
            case CONNECTIONS -> new dev.sluice.ui.screen.connections.ConnectionsController(desk);
            case TERMINATED -> new dev.sluice.ui.screen.terminated.TerminatedController(desk);
            case REVIEW -> new dev.sluice.ui.screen.review.ReviewController(desk);
            case FLOWS -> new dev.sluice.ui.screen.flows.FlowsController(desk);
            case SHARE -> new dev.sluice.ui.screen.share.ShareController(desk);
            case IMPORTS, PENDING -> new BlankScreen();
        };
    }
}
