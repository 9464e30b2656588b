package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.maintenance.Drifts.Drift;
import dev.sluice.domain.federation.operation.Reconciliation.ComparedServer;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ClaimTime;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.DetailPane;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.KeyLabel;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.util.Comparator;
import java.util.Optional;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/// One account: what to do, what differs claim by claim, what each server has.
final class DriftDetailView {

    private static final Messages TEXTS = Messages.of("drift");

    private final DriftController controller;
    private final TimeFormat moments;

    DriftDetailView(DriftController controller, TimeFormat moments) {
        this.controller = controller;
        this.moments = moments;
    }

    Node show(DriftRow row) {
        var keep = controller.keep(row);
        var pane = new DetailPane(row.name(), DriftText.what(row))
                .badge(row.badge(moments))
                .action(new CommandButton(keep, "accent"))
                .action(new CommandButton(controller.take(row)))
                .action(new CommandButton(controller.merge(row)))
                .action(new CommandButton(controller.ignore(row)));
        pane.section("", explanation(row));
        var drift = row.drift();
        if (drift != null && !drift.lines().isEmpty()) {
            pane.section(TEXTS.get("claims"), new ClaimLines(drift.lines(), row.names()));
        }
        pane.section(TEXTS.get("servers.each"), servers(row));
        if (drift != null) {
            pane.section(TEXTS.get("theirs.title"), theirs(drift));
        }
        return pane;
    }

    private Node[] explanation(DriftRow row) {
        var until = row.drift() == null ? null : row.drift().ignoredUntil();
        var words = until == null
                ? TEXTS.get("meaning." + meaning(row))
                : TEXTS.get("meaning.ignored", moments.absolute(until));
        var note = Controls.paragraph(words, "note");
        return row.isForeign()
                ? new Node[] {note}
                : new Node[] {
                    note, Controls.button(TEXTS.get("account.open"), () -> controller.onOpenAccount(row), "small")
                };
    }

    private static String meaning(DriftRow row) {
        if (row.isSystem()) {
            return "system";
        }
        if (row.isDeleted() && row.drift() != null) {
            return "deleted-changed";
        }
        return row.trouble().key();
    }

    private static Node servers(DriftRow row) {
        var facts = new Facts();
        row.holders().stream()
                .sorted(Comparator.comparing(server -> server.name()))
                .forEach(server -> facts.add(server.name(), TEXTS.get("server.foreign")));
        row.servers().stream()
                .sorted(Comparator.comparing(server -> server.server().name()))
                .forEach(server -> facts.add(server.server().name(), server(server)));
        return facts;
    }

    private static Node server(ComparedServer server) {
        var stored = TEXTS.get("stored." + server.stored().word());
        var enforced = TEXTS.get("enforced." + server.enforced().word());
        var words = server.detail().isEmpty()
                ? TEXTS.get("server", stored, enforced)
                : TEXTS.get("server.detail", stored, enforced, server.detail());
        var label = Controls.paragraph(words, "fact-value", server.isDrift() ? "mark-warning" : "mark-done");
        label.setGraphic(Controls.icon(server.isDrift() ? Feather.ALERT_TRIANGLE : Feather.CHECK_CIRCLE));
        return label;
    }

    private Node theirs(Drift drift) {
        var facts = new Facts();
        claims(drift)
                .ifPresentOrElse(
                        claims -> {
                            facts.add(
                                    TEXTS.get("theirs.at"),
                                    new TimeLabel(
                                            moments,
                                            ClaimTime.nearest(claims.base().issuedAt())));
                            PublicKey.parse(claims.base().issuer())
                                    .ifPresent(key -> facts.add(TEXTS.get("theirs.by"), new KeyLabel(key)));
                        },
                        () -> facts.add(TEXTS.get("theirs.by"), TEXTS.get("theirs.unreadable")));
        return facts.add(TEXTS.get("theirs.trust"), TEXTS.get("theirs.trust." + drift.usable()));
    }

    private static Optional<AccountClaims> claims(Drift drift) {
        try {
            return Optional.of(JwtReader.decodeAccount(drift.theirs()).claims());
        } catch (JwtException _) {
            // Said to be unreadable.
            return Optional.empty();
        }
    }
}
