package dev.sluice.ui.screen.users;

import dev.sluice.domain.readmodel.UserEntry;
import dev.sluice.ui.commandline.CopyAsCommand;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.operation.TypedOperationModel;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.stream.Collectors;

/// Review before many users are shut out.
final class RevokeUsersSheet {
    private static final Messages TEXTS = Messages.of("users");
    /// Longer lists are summed up.
    private static final int MOST = 12;

    private RevokeUsersSheet() {}

    static void show(ScreenContext context, List<UserEntry> users) {
        var session = context.session();
        var model = new TypedOperationModel(session.typed(session.environment().name(), TypedName.Severity.CUT));
        var controller = new RevokeUsersController(context, users, model);
        var names = users.stream()
                .limit(MOST)
                .map(entry -> TEXTS.get("bulk.name", entry.user().name(), entry.account()))
                .collect(Collectors.joining("\n"));
        var view = new OperationView(controller, model, TEXTS.get("revoke-all.title", users.size()));
        view.with(Controls.paragraph(TEXTS.get("revoke-all.effect")), Controls.paragraph(names));
        if (users.size() > MOST) {
            view.with(Controls.paragraph(TEXTS.get("revoke-all.more", users.size() - MOST), "text-muted"));
        }
        view.aside(new CopyAsCommand(controller::lines));
        context.dialogs().show(view.typed(model.typed()).verb(TEXTS.get("revoke-all.verb", users.size()), "danger"));
    }
}
