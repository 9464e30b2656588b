package dev.sluice.ui.screen.pending;

import dev.sluice.domain.model.Reason;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.connection.ConnectionColumns;
import dev.sluice.ui.connection.ConnectionFacts;
import dev.sluice.ui.connection.ConnectionLine;
import dev.sluice.ui.connection.Countdown;
import dev.sluice.ui.control.Column;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.DataTable;
import dev.sluice.ui.control.DetailPane;
import dev.sluice.ui.control.MasterDetail;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.session.ListScreenView;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.kordamp.ikonli.feather.Feather;

/// Offers to answer and offers that wait for others.
final class PendingView implements ListScreenView<ConnectionLine> {

    private static final Messages TEXTS = Messages.of("pending");

    private final DataTable<ConnectionLine> table;
    private final MasterDetail root;
    private final PendingController controller;
    private final TimeFormat moments;

    PendingView(PendingModel model, PendingController controller, TimeFormat moments) {
        this.controller = controller;
        this.moments = moments;
        table = new DataTable<>(model.rows(), TEXTS.get("title"))
                .column(ConnectionColumns.name())
                .column(ConnectionColumns.from())
                .column(ConnectionColumns.to())
                .column(ConnectionColumns.subject().whenWide())
                .column(ConnectionColumns.kind().whenWide())
                .column(ConnectionColumns.since(TEXTS.get("offered"), moments).whenWide())
                .column(expires())
                .facet(TEXTS.get("facet.all"), _ -> true)
                .facet(TEXTS.get("facet.me"), PendingView::isForMe)
                .facet(TEXTS.get("facet.others"), line -> !isForMe(line))
                .facet(TEXTS.get("facet.soon"), this::isSoon)
                .action(new CommandButton(controller.share()))
                .whenEmpty(
                        Feather.CLOCK,
                        TEXTS,
                        () -> Controls.row(
                                "button-row",
                                new CommandButton(controller.share(), "accent"),
                                new CommandButton(controller.pasteToken())))
                .onRetry(controller::refresh);
        root = new MasterDetail(table);
        root.follow(model.detail(), this::detail);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public DataTable<ConnectionLine> table() {
        return table;
    }

    @Override
    public void tick() {
        table.tick();
    }

    private Node detail(ConnectionLine line) {
        var mine = isForMe(line);
        var pane = new DetailPane(
                        line.name(),
                        TEXTS.get(
                                mine ? "detail.me" : "detail.others",
                                line.exporter().name(),
                                line.importer().name(),
                                line.subject()))
                .badge(StateBadge.of(line.state()));
        if (mine) {
            pane.action(new CommandButton(controller.accept(line), "accent"));
            pane.action(new CommandButton(controller.decline(line)));
        }
        pane.action(new CommandButton(controller.extend(line)));
        if (line.exporter().isOurs()) {
            pane.action(new CommandButton(controller.withdraw(line)));
        }
        pane.section("", ConnectionFacts.of(line, moments));
        var token = line.connection().grant().token();
        if (token != null && line.connection().status().reason() == Reason.TOKEN_ISSUED) {
            pane.section(
                    TEXTS.get("token"),
                    Controls.paragraph(TEXTS.get("token.text", line.importer().name()), "text-muted"),
                    new CommandButton(controller.handOver(line, token)));
        }
        return pane;
    }

    private Column<ConnectionLine> expires() {
        return Column.<ConnectionLine>shown(
                        TEXTS.get("expires"),
                        80,
                        line -> Optional.ofNullable(line.connection().expiresAt())
                                .map(moments::absolute)
                                .orElse(""),
                        line -> Optional.ofNullable(line.connection().expiresAt())
                                .map(this::ends)
                                .orElseGet(() -> Controls.label(TEXTS.get("expires.never"))))
                .sortedBy(line ->
                        Optional.ofNullable(line.connection().expiresAt()).orElse(Instant.MAX));
    }

    /// Every offer ends within days, so only the last of them is striking.
    private Node ends(Instant at) {
        return isSoon(at) ? Countdown.brief(at, moments) : new TimeLabel(moments, at);
    }

    private boolean isSoon(ConnectionLine line) {
        var end = line.connection().expiresAt();
        return end != null && isSoon(end);
    }

    private boolean isSoon(Instant end) {
        return switch (Countdown.nearness(end, moments)) {
            case WITHIN_1_DAY, OVER -> true;
            case FAR, WITHIN_30_DAYS, WITHIN_7_DAYS -> false;
        };
    }

    private static boolean isForMe(ConnectionLine line) {
        return line.importer().isOurs();
    }
}
