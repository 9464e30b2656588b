package dev.sluice.ui.screen.connections;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Level;
import dev.sluice.ui.connection.Countdown;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.operation.OperationSheet;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.token.TokenDeliveryPane;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Review before a connection gets a fresh activation, with the choice of how long it lives.
final class RenewSheet {

    private static final Messages TEXTS = Messages.of("connections");

    private final ScreenContext context;

    /// How long the next activation, and those after it, live.
    private enum Life {
        SAME(null),
        WEEK(Duration.ofDays(7)),
        MONTH(Duration.ofDays(30)),
        QUARTER(Duration.ofDays(90)),
        YEAR(Duration.ofDays(365)),
        ENDLESS(null);

        private final @Nullable Duration span;

        Life(@Nullable Duration span) {
            this.span = span;
        }
    }

    RenewSheet(ScreenContext context) {
        this.context = context;
    }

    void show(ConnectionsRow row) {
        var act = sheet(row);
        var limited = row.connection().expiresAt() != null;
        var lives = new Choices<>(TEXTS.get("renew.life"), limited ? Life.SAME : Life.ENDLESS);
        for (var life : Life.values()) {
            if (life != Life.SAME || limited) {
                var key = "renew.life." + life.name().toLowerCase(Locale.ROOT);
                lives.offer(life, TEXTS.get(key), meaning(row, life));
            }
        }
        act.with(lives)
                .verb(
                        TEXTS.get("renew.verb"),
                        progress -> renew(row, lives.chosen().get(), progress),
                        result -> said(row, result));
        context.dialogs().show(act);
    }

    /// One click: nothing is left to decide, and no flow changes. Production is asked all the same.
    void start(ConnectionsRow row) {
        if (context.session().environment().level() == Level.PRODUCTION) {
            show(row);
            return;
        }
        var act = sheet(row)
                .verb(
                        TEXTS.get("renew.verb"),
                        progress -> renew(row, Life.SAME, progress),
                        result -> said(row, result));
        context.dialogs().show(act);
        act.primaryButton().fire();
    }

    private OperationSheet<OperationResult<Connection>> sheet(ConnectionsRow row) {
        var key = row.importer().isOurs() ? "renew.effect" : "renew.effect.foreign";
        return new OperationSheet<OperationResult<Connection>>(context.jobs(), TEXTS.get("renew.title", row.name()))
                .about(row.exporter().name(), row.exporter().key())
                .about(row.importer().name(), row.importer().key())
                .with(Controls.paragraph(
                        TEXTS.get(key, row.exporter().name(), row.importer().name())));
    }

    private String meaning(ConnectionsRow row, Life life) {
        return switch (life) {
            case SAME -> now(row);
            case ENDLESS -> TEXTS.get("renew.life.endless.hint");
            case WEEK, MONTH, QUARTER, YEAR ->
                context.moments().absolute(context.moments().now().plus(span(life)));
        };
    }

    private String now(ConnectionsRow row) {
        var end = row.connection().expiresAt();
        return end == null ? "" : Countdown.words(end, context.moments());
    }

    private static Duration span(Life life) {
        return life.span == null ? Duration.ZERO : life.span;
    }

    private OperationResult<Connection> renew(ConnectionsRow row, Life life, Progress progress) {
        var federation = context.session().services().federation();
        var id = row.connection().id();
        var options = OperationOptions.now().with(progress);
        return life == Life.ENDLESS ? federation.renewEndlessly(id, options) : federation.renew(id, life.span, options);
    }

    private String said(ConnectionsRow row, OperationResult<Connection> result) {
        var end = result.value().expiresAt();
        var until = end == null
                ? TEXTS.get("renew.until.never")
                : TEXTS.get("renew.until", context.moments().absolute(end));
        var foreign = !row.importer().isOurs();
        var sentence = foreign
                ? TEXTS.get(
                        "renew.done.foreign", row.name(), until, row.importer().name())
                : TEXTS.get("renew.done", row.name(), until, OutcomeText.of(result.outcome()));
        context.session().lastResult().set(sentence);
        var token = result.value().grant().token();
        if (foreign && token != null) {
            TokenDeliveryPane.show(
                    context,
                    new TokenDeliveryPane.Parcel(
                            token, row.name(), row.importer().name()));
        }
        return sentence;
    }
}
