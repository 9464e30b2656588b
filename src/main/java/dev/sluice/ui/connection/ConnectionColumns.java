package dev.sluice.ui.connection;

import dev.sluice.ui.control.Column;
import dev.sluice.ui.control.Kinds;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;

/// Columns that all lists of connections have.
public final class ConnectionColumns {

    private static final Messages TEXTS = Messages.of("connection");

    private ConnectionColumns() {}

    public static Column<ConnectionLine> name() {
        return Column.name(TEXTS.get("name"), 150, ConnectionLine::name);
    }

    public static Column<ConnectionLine> from() {
        return Column.text(TEXTS.get("from"), 90, line -> line.exporter().name());
    }

    public static Column<ConnectionLine> to() {
        return Column.text(TEXTS.get("to"), 90, line -> line.importer().name());
    }

    public static Column<ConnectionLine> subject() {
        return Column.mono(TEXTS.get("subject"), 150, ConnectionLine::mapping);
    }

    public static Column<ConnectionLine> kind() {
        return Column.shown(
                TEXTS.get("kind"),
                84,
                line -> Kinds.word(line.connection().share().kind()),
                line -> Kinds.label(line.connection().share().kind()));
    }

    /// When it came into its state.
    public static Column<ConnectionLine> since(String title, TimeFormat moments) {
        return Column.<ConnectionLine>shown(
                        title,
                        90,
                        line -> moments.absolute(line.connection().status().since()),
                        line -> new TimeLabel(
                                moments, line.connection().status().since()))
                .sortedBy(line -> line.connection().status().since());
    }
}
