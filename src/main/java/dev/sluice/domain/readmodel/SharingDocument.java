package dev.sluice.domain.readmodel;

import dev.sluice.domain.federation.claims.AccountTimes;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.ServiceResponse;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.readmodel.SharingReport.Flow;
import dev.sluice.domain.readmodel.SharingReport.Offered;
import dev.sluice.domain.readmodel.SharingReport.Party;
import dev.sluice.domain.text.MarkdownText;
import dev.sluice.domain.time.TimeSpan;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A [SharingReport] as Markdown, for people who have no Sluice. It says when it was read, and of each state how
/// old that is: a document is read later than it was made.
public final class SharingDocument {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("dev.sluice.domain.readmodel.sharing");
    private static final String NOTHING = "–";

    private final SharingReport report;

    private SharingDocument(SharingReport report) {
        this.report = report;
    }

    public static String of(SharingReport report) {
        return new SharingDocument(report).text();
    }

    private String text() {
        var environment = report.environment();
        var out = new StringBuilder()
                .append(words("title", environment.name()))
                .append(paragraph(words(
                        "made",
                        time(report.at()),
                        word(environment.level()),
                        environment.operator().text())))
                .append(paragraph(words(
                        "counts",
                        report.accounts().size(),
                        report.flows().size(),
                        report.offers().size())))
                .append(words("flows"))
                .append(table(report.flows(), List.of("from", "what", "to", "arrives", "state", "ends"), this::flow));
        out.append(words("offers"))
                .append(table(report.offers(), List.of("from", "what", "to", "waitsSince", "ends"), this::offer));
        report.accounts().forEach(party -> out.append(account(party)));
        return out.toString();
    }

    private String account(Party party) {
        var account = party.account();
        var out = new StringBuilder(words("account", account.name()));
        if (!party.description().isBlank()) {
            out.append(paragraph(MarkdownText.plain(party.description())));
        }
        out.append(paragraph(standing(account)));
        out.append(words("exports"))
                .append(table(
                        party.exports(), List.of("name", "what", "open", "answers", "description"), this::export));
        out.append(words("goes"))
                .append(table(
                        report.flows().stream()
                                .filter(flow -> flow.view().exporter().equals(account.key()))
                                .toList(),
                        List.of("name", "what", "to", "arrives", "state", "ends"),
                        flow -> Stream.concat(
                                        Stream.of(name(flow)),
                                        flow(flow).stream().skip(1))
                                .toList()));
        return out.append(words("comes"))
                .append(table(
                        report.flows().stream()
                                .filter(flow -> flow.view().account().equals(account.key()))
                                .toList(),
                        List.of("name", "from", "what", "arrives", "state", "ends"),
                        this::taken))
                .toString();
    }

    private String standing(Account account) {
        var parts = Stream.<String>builder();
        parts.add(words("role." + word(account.role()), account.key().text()));
        var until = AccountTimes.of(account).until();
        if (until != null) {
            parts.add(words("account.ends", time(until)));
        }
        var since = account.suspendedAt();
        if (since != null) {
            parts.add(words("account.suspended", time(since)));
        }
        return String.join(" ", parts.build().toList());
    }

    private List<String> export(Offered offered) {
        var export = offered.export();
        var claim = offered.claim();
        var open = claim.accountTokenPosition() > 0
                ? words("open.bound", claim.accountTokenPosition())
                : words("open." + word(export.visibility()));
        return List.of(
                export.name(),
                words("what." + word(export.kind()), export.subject().text()),
                open,
                ServiceResponse.of(claim)
                        .map(answer -> answer.threshold() == null
                                ? answer.type().word()
                                : words(
                                        "answers.within",
                                        answer.type().word(),
                                        answer.threshold().toMillis()))
                        .orElse(NOTHING),
                claim.description().isBlank() ? NOTHING : claim.description());
    }

    private List<String> flow(Flow flow) {
        return List.of(
                flow.exporter(), what(flow.view()), flow.importer(), arrives(flow.view()), state(flow), ends(flow));
    }

    private List<String> taken(Flow flow) {
        return List.of(
                flow.view().name(), flow.exporter(), what(flow.view()), arrives(flow.view()), state(flow), ends(flow));
    }

    private List<String> offer(Flow flow) {
        var connection = flow.connection();
        return List.of(
                flow.exporter(),
                what(flow.view()),
                flow.importer(),
                connection == null ? NOTHING : moment(connection.status().since()),
                ends(flow));
    }

    private static String name(Flow flow) {
        var connection = flow.connection();
        return connection == null ? flow.view().name() : connection.share().name();
    }

    private static String what(ImportView view) {
        return words("what." + word(view.kind()), view.subject().text());
    }

    private static String arrives(ImportView view) {
        return view.effectiveSubject().text();
    }

    private String state(Flow flow) {
        var connection = flow.connection();
        if (connection == null) {
            return words(flow.view() instanceof ImportView.Public ? "state.public" : "state.kept");
        }
        var state = words(
                "state.since", said(connection), moment(connection.status().since()));
        if (!connection.isOnServers()) {
            return state;
        }
        var seen = flow.seenAt();
        return state + (seen == null ? words("state.unseen") : words("state.seen", age(seen)));
    }

    private static String said(Connection connection) {
        var reason = connection.status().reason().word();
        var state = connection.state().word();
        return reason.isEmpty() ? state : words("state.reason", state, reason);
    }

    private String ends(Flow flow) {
        var connection = flow.connection();
        var end = connection == null ? null : connection.expiresAt();
        return end == null ? NOTHING : time(end) + (end.isAfter(report.at()) ? "" : words("over"));
    }

    private String moment(Instant at) {
        return words("moment", time(at), age(at));
    }

    private String age(Instant at) {
        var length = Duration.between(at, report.at());
        var span = TimeSpan.rough(length.isNegative() ? Duration.ZERO : length);
        return words("age." + word(span.unit()), span.number());
    }

    private static <T> String table(List<T> items, List<String> heads, Function<T, List<String>> cells) {
        if (items.isEmpty()) {
            return paragraph(words("none"));
        }
        return MarkdownText.table(
                        heads.stream().map(head -> words("head." + head)).toList(),
                        items.stream().map(cells).toList())
                + "\n";
    }

    private static String paragraph(String text) {
        return text + "\n\n";
    }

    private static String time(@Nullable Instant at) {
        return at == null ? NOTHING : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String word(Enum<?> term) {
        return term.name().toLowerCase(Locale.ROOT);
    }

    /// Headings are Markdown, and what is put into them is not.
    private static String words(String key, Object... parts) {
        var text = TEXTS.getString(key);
        var isHeading = text.startsWith("#");
        var shown = Stream.of(parts)
                .map(part -> isHeading ? MarkdownText.plain(part.toString()) : part.toString())
                .toArray();
        var said = new MessageFormat(text, Locale.ROOT).format(shown);
        return isHeading ? paragraph(said) : said;
    }
}
