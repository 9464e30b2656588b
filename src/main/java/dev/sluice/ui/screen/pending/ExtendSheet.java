package dev.sluice.ui.screen.pending;

import dev.sluice.ui.connection.ConnectionLine;
import dev.sluice.ui.connection.Countdown;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Lets an offer wait longer; nothing of it is on servers.
final class ExtendSheet {

    private static final Messages TEXTS = Messages.of("pending");
    private static final List<Integer> DAYS = List.of(7, 14, 30, 90);

    private ExtendSheet() {}

    static void show(ScreenContext context, ConnectionLine line) {
        var now = context.moments().now();
        var sheet = new Sheet(TEXTS.get("extend.title", line.name()), Sheet.Size.SMALL);
        sheet.add(
                Controls.party(line.exporter().name(), line.exporter().key()),
                Controls.party(line.importer().name(), line.importer().key()));
        var end = line.connection().expiresAt();
        if (end != null) {
            sheet.add(Controls.row("line", Countdown.label(end, context.moments())));
        }
        var days = new Choices<>(TEXTS.get("extend.until"), DAYS.getFirst());
        DAYS.forEach(count -> days.offer(
                count, TEXTS.get("extend.days", count), context.moments().absolute(after(now, count))));
        sheet.add(Controls.paragraph(TEXTS.get("extend.effect", line.importer().name())), days);
        sheet.primary(
                        TEXTS.get("extend.verb"),
                        () -> context.jobs()
                                .run(
                                        () -> context.session()
                                                .services()
                                                .federation()
                                                .extend(
                                                        line.connection().id(),
                                                        after(now, days.chosen().get())),
                                        _ -> {
                                            sheet.close();
                                            context.session().lastResult().set(TEXTS.get("extend.done", line.name()));
                                        },
                                        sheet::showProblem))
                .setId("extend-verb");
        context.dialogs().show(sheet);
    }

    private static Instant after(Instant now, int days) {
        return now.plus(Duration.ofDays(days));
    }
}
