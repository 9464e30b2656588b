package dev.sluice.consent;

import dev.sluice.consent.Agreement.Stage;
import dev.sluice.consent.Hearing.Flow;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What people are told: nothing flows that stands in no list, what is called active is agreed, and what is agreed
/// is in the list.
final class Lists {
    private final World world;
    private final Model model;
    private final Outsider outsider;

    Lists(World world, Model model, Outsider outsider) {
        this.world = world;
        this.model = model;
        this.outsider = outsider;
    }

    List<String> check(Set<Flow> flows) {
        var listed = world.listed();
        var differences = new ArrayList<String>();
        unlisted(listed, flows, differences);
        world.names().stream().filter(name -> !model.isOutside(name)).forEach(name -> paused(name, differences));
        for (var connection : listed) {
            var agreement = world.label(connection.id()).map(model::agreement).orElse(null);
            var active = connection.state() == ConnectionState.ACTIVE || connection.state() == ConnectionState.DEGRADED;
            if (active && (agreement == null || !agreement.isUsable())) {
                differences.add("LIST: %s is called %s, which nobody agreed to"
                        .formatted(words(connection), state(connection)));
            }
            if (!active && agreement != null && agreement.isUsable() && agreement.stage() == Stage.AGREED) {
                differences.add("LIST: %s is agreed and called %s".formatted(words(connection), state(connection)));
            }
            if (connection.state() == ConnectionState.ACTIVE && agreement != null && isSilent(agreement)) {
                differences.add(
                        "LIST: %s is called active, and the partner's token is dead".formatted(words(connection)));
            }
            if (connection.state() == ConnectionState.REVOKING || connection.state() == ConnectionState.ACTIVATING) {
                differences.add("LIST: %s is still %s".formatted(words(connection), state(connection)));
            }
        }
        return differences;
    }

    /// Whatever else is done to an account that is paused, it stays so, and is called so.
    private void paused(String name, List<String> differences) {
        var account = world.account(name);
        var jwt = account.release().jwt();
        var shut = jwt != null && World.claims(jwt).limits().connections() == 0;
        var told = account.suspendedAt() != null;
        if (told != model.isPaused(name) || (shut != told && account.release().confirmed())) {
            differences.add("PAUSE: %s is %s, called %s and signed %s"
                    .formatted(name, words(model.isPaused(name)), words(told), words(shut)));
        }
    }

    private static String words(boolean paused) {
        return paused ? "paused" : "in use";
    }

    /// The partner imports it, with a token of before it was closed.
    private boolean isSilent(Agreement agreement) {
        return outsider.held().stream()
                .anyMatch(held -> held.token().label().equals(agreement.label())
                        && held.token().epoch() != agreement.epoch());
    }

    private void unlisted(List<Connection> listed, Set<Flow> flows, List<String> differences) {
        var known = new HashSet<Flow>();
        for (var flow : flows) {
            var told = listed.stream()
                            .anyMatch(connection -> isOpen(connection)
                                    && is(connection, flow)
                                    && connection.share().subject().contains(flow.subject()))
                    || world.services().imports().list(world.key(flow.to())).stream()
                            .anyMatch(row -> row instanceof ImportView.Public
                                    && row.exporter().equals(world.key(flow.from()))
                                    && row.kind() == flow.kind()
                                    && row.subject().contains(flow.subject()));
            // Services chain (nats-server-facts.md#1.8): the links are in the list.
            if (!told && flow.kind() == ShareKind.STREAM && known.add(flow)) {
                differences.add("LIST: in no list: " + flow);
            }
        }
    }

    private static boolean isOpen(Connection connection) {
        return switch (connection.state()) {
            case ACTIVE, DEGRADED, ACTIVATING, REVOKING -> true;
            case PENDING -> connection.status().reason() == Reason.TOKEN_ISSUED;
            case SUSPENDED, REVOKED, DECLINED, EXPIRED, TERMINATED -> false;
        };
    }

    private boolean is(Connection connection, Flow flow) {
        return connection.exporter().equals(world.key(flow.from()))
                && connection.importer().equals(world.key(flow.to()))
                && connection.share().kind() == flow.kind();
    }

    private static String state(Connection connection) {
        return connection.state().word() + " (" + connection.status().reason().word() + ")";
    }

    private String words(Connection connection) {
        return "%s, %s %s to %s"
                .formatted(
                        world.label(connection.id()).orElse(connection.share().name()),
                        world.name(connection.exporter()).orElse("?"),
                        connection.share().subject(),
                        world.name(connection.importer()).orElse("?"));
    }
}
