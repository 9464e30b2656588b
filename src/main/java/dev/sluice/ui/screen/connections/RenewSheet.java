package dev.sluice.ui.screen.connections;

import dev.sluice.domain.model.Level;
import dev.sluice.ui.connection.Countdown;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.screen.connections.RenewModel.Life;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.token.TokenDeliveryPane;
import dev.sluice.ui.token.TokenToDeliver;
import java.util.Locale;
import java.util.Objects;

/// Review before a connection gets a fresh activation, with the choice of how long it lives.
final class RenewSheet {

    private static final Messages TEXTS = Messages.of("connections");

    private final ScreenContext context;

    RenewSheet(ScreenContext context) {
        this.context = context;
    }

    void show(ConnectionsRow row) {
        var limited = row.connection().expiresAt() != null;
        var model = new RenewModel(limited ? Life.SAME : Life.ENDLESS);
        var lives = new Choices<>(TEXTS.get("renew.life"), model.life());
        for (var life : Life.values()) {
            if (life != Life.SAME || limited) {
                var key = "renew.life." + life.name().toLowerCase(Locale.ROOT);
                lives.offer(life, TEXTS.get(key), meaning(row, life));
            }
        }
        context.dialogs().show(sheet(row, model).with(lives).verb(TEXTS.get("renew.verb")));
    }

    /// One click: nothing is left to decide, and no flow changes. Production is asked all the same.
    void start(ConnectionsRow row) {
        if (context.session().environment().level() == Level.PRODUCTION) {
            show(row);
            return;
        }
        var sheet = sheet(row, new RenewModel(Life.SAME)).verb(TEXTS.get("renew.verb"));
        context.dialogs().show(sheet);
        sheet.primaryButton().fire();
    }

    private OperationView sheet(ConnectionsRow row, RenewModel model) {
        var controller = new RenewController(context, row, model, token -> deliver(row, token));
        var key = row.importer().isOurs() ? "renew.effect" : "renew.effect.foreign";
        return new OperationView(controller, model, TEXTS.get("renew.title", row.name()))
                .about(row.exporter().name(), row.exporter().key())
                .about(row.importer().name(), row.importer().key())
                .with(Controls.paragraph(
                        TEXTS.get(key, row.exporter().name(), row.importer().name())));
    }

    private void deliver(ConnectionsRow row, String token) {
        TokenDeliveryPane.show(
                context, new TokenToDeliver(token, row.name(), row.importer().name()));
    }

    private String meaning(ConnectionsRow row, Life life) {
        return switch (life) {
            case SAME -> now(row);
            case ENDLESS -> TEXTS.get("renew.life.endless.hint");
            case WEEK, MONTH, QUARTER, YEAR ->
                context.moments().absolute(context.moments().now().plus(Objects.requireNonNull(life.span())));
        };
    }

    private String now(ConnectionsRow row) {
        var end = row.connection().expiresAt();
        return end == null ? "" : Countdown.words(end, context.moments());
    }
}
