package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.domain.account.MessageRoutes.Leg;
import dev.sluice.domain.account.PermissionCheck.Deed;
import dev.sluice.domain.model.User;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Where a message of a user goes, or where what it subscribes to comes from.
record RouteText(EnvironmentSession session) {
    private static final int ALL = 100;

    void add(User user, Deed deed, String subject, ObjectNode document, List<String> lines) {
        var routes = session.services().routes();
        var isPublished = deed == Deed.PUBLISH;
        var legs = isPublished
                ? routes.of(user.account(), subject)
                : routes.heard(user.account(), subject.split(" ", -1)[0]);
        document.set(isPublished ? "goesTo" : "comesFrom", JsonDocuments.array(legs, this::document));
        legs.forEach(leg -> lines.add(line(isPublished ? "can.to." : "can.from.", leg)));
    }

    private ObjectNode document(Leg leg) {
        var node = JsonDocuments.plain()
                .put("way", Terms.of(leg.way()))
                .put("subject", leg.subject())
                .put("weight", leg.weight());
        var account = leg.account();
        if (account == null) {
            node.putNull("account");
        } else {
            node.set("account", JsonDocuments.of(session).party(account));
        }
        return node;
    }

    private static String line(String text, Leg leg) {
        var line = CliMessages.of(text + Terms.of(leg.way()), leg.subject(), leg.name());
        return leg.weight() == ALL ? line : CliMessages.of("can.part", line, leg.weight());
    }
}
