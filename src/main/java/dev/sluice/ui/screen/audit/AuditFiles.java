package dev.sluice.ui.screen.audit;

import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditExport.Form;
import dev.sluice.ui.dialog.FileAccess;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes what is filtered, however much it is, with the filter in its name and in it.
final class AuditFiles {

    private static final Messages TEXTS = Messages.of("audit");

    private final ScreenContext context;

    AuditFiles(ScreenContext context) {
        this.context = context;
    }

    /// What the table leaves of what the filter lets through.
    ///
    /// @param words typed above it
    record Narrowed(String words, Predicate<AuditRow> rows) {}

    void save(Form form, AuditFilter filter, Narrowed narrowed) {
        var words = narrowed.words();
        var about = about(filter, words);
        var rows = narrowed.rows();
        context.dialogs()
                .files()
                .save(TEXTS.get("export.title"), name(filter, words) + "." + form.suffix())
                .ifPresent(file -> context.jobs()
                        .run(
                                () -> write(file, new Order(form, about, filter, rows)),
                                count -> context.announce(TEXTS.get("export.done", count, file)),
                                context.dialogs()::problem));
    }

    private record Order(Form form, String about, AuditFilter filter, Predicate<AuditRow> rows) {}

    /// In the background; an act's beginning is in the file too, so that no number is missing.
    private long write(Path file, Order order) {
        var count = new AtomicLong();
        var environment = context.session().environment().id();
        var query = order.filter().query(environment, context.moments());
        FileAccess.writeParts(file, out -> {
            var export = context.outside().auditExport().apply(order.form());
            out.accept(export.head(order.about()));
            Consumer<AuditEntry> each = entry -> {
                if (order.rows().test(new AuditRow(entry))) {
                    out.accept(export.part(entry, count.getAndIncrement()));
                }
            };
            context.session().workspace().recorder().audit().each(query, each);
            out.accept(export.foot());
        });
        return count.get();
    }

    private String about(AuditFilter filter, String words) {
        var parts = FilterText.parts(filter, words);
        return TEXTS.get(
                "export.about",
                context.session().environment().name(),
                context.moments().absolute(context.moments().now()),
                parts.isEmpty() ? TEXTS.get("export.all") : String.join("; ", parts));
    }

    /// Such as `audit-retail-refused-last-7-days`.
    private String name(AuditFilter filter, String words) {
        var environment = context.session().environment().name();
        return Stream.concat(Stream.of("audit", environment), FilterText.parts(filter, words).stream())
                .map(part -> part.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-"))
                .map(part -> part.replaceAll("^-|-$", ""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("-"));
    }
}
