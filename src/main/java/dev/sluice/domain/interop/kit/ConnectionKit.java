package dev.sluice.domain.interop.kit;

import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.jwt.claims.Permission;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.server.ClientTrial;
import dev.sluice.domain.model.server.ClientTrial.Deed;
import dev.sluice.domain.model.server.ClientTrial.Step;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.domain.text.FileNames;
import dev.sluice.domain.text.MarkdownText;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a developer needs to connect as a user (G13): addresses, what the user may do, the prefix of its inboxes,
/// and a program to begin with in each language. The credentials themselves are written beside it.
///
/// @param inbox empty where it may hear no answers
/// @param publish what it may publish to; empty lists for anything
/// @param imports what comes from other accounts, as it arrives
public record ConnectionKit(
        String account,
        String user,
        List<String> urls,
        String inbox,
        Permission publish,
        Permission subscribe,
        @Nullable Instant expires,
        List<ImportView> imports) {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("dev.sluice.domain.interop.interop");
    private static final String USUAL_INBOX = "_INBOX";
    private static final String ALL_BELOW = ".>";

    public ConnectionKit {
        urls = List.copyOf(urls);
        imports = List.copyOf(imports);
    }

    /// @throws ProblemException `NO_SERVERS` where there is nothing to connect to
    public static ConnectionKit of(EnvironmentServices services, User user) {
        var environment = services.environment();
        if (!environment.hasServers()) {
            throw ProblemException.of(ProblemCode.NO_SERVERS, environment.name());
        }
        var facts = services.users().facts(user);
        var account = services.accounts().view(user.account()).account();
        var rules = services.users().permissions(user);
        return new ConnectionKit(
                account.name(),
                user.name(),
                environment.servers(),
                inbox(rules.subscribe()),
                rules.publish(),
                rules.subscribe(),
                facts.expiresAt(),
                services.imports().list(user.account()));
    }

    /// The usual prefix where that is allowed, else one of its own that is called so.
    static String inbox(Permission rules) {
        var own = rules.allow().stream()
                .filter(subject -> subject.endsWith(ALL_BELOW)
                        && subject.toLowerCase(Locale.ROOT).contains("inbox")
                        && subject.indexOf('*') < 0)
                .map(subject -> subject.substring(0, subject.length() - ALL_BELOW.length()));
        return Stream.concat(Stream.of(USUAL_INBOX), own)
                .filter(prefix -> hears(prefix, rules))
                .findFirst()
                .orElse("");
    }

    private static boolean hears(String prefix, Permission rules) {
        return parsed(prefix + ".x.*")
                .filter(inbox ->
                        rules.allow().isEmpty() || subjects(rules.allow()).anyMatch(rule -> rule.contains(inbox)))
                .filter(inbox -> subjects(rules.deny()).noneMatch(rule -> rule.overlaps(inbox)))
                .isPresent();
    }

    private static Stream<Subject> subjects(List<String> rules) {
        return rules.stream().flatMap(rule -> parsed(rule).stream());
    }

    private static Optional<Subject> parsed(String rule) {
        try {
            return Optional.of(Subject.of(rule.split(" ", 2)[0]));
        } catch (ProblemException _) {
            // What is no subject allows and denies nothing.
            return Optional.empty();
        }
    }

    /// The name of the file of its credentials.
    public String creds() {
        return FileNames.of(user) + ".creds";
    }

    /// Every file but the credentials, by name.
    public Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        files.put("README.md", readme());
        for (var snippet : Snippet.values()) {
            files.put(snippet.file(), snippet.of(urls, creds(), inboxToUse(), example(subscribe), literal()));
        }
        return files;
    }

    /// The usual one where it may hear no answers: clients have none that is empty.
    private String inboxToUse() {
        return inbox.isEmpty() ? USUAL_INBOX : inbox;
    }

    /// Connects as the user and does what it may subscribe to, and more. What it may publish to is not tried
    /// unasked, since whoever listens would hear it.
    public ClientTrial tryOut(
            EnvironmentServices services, User tried, List<String> moreHeard, List<String> published) {
        var heard = Stream.concat(subscribe.allow().stream(), moreHeard.stream())
                .distinct()
                .map(subject -> new Step(Deed.SUBSCRIBE, subject));
        var sent = published.stream().map(subject -> new Step(Deed.PUBLISH, subject));
        return services.userConnections()
                .tryOut(tried, inboxToUse(), Stream.concat(heard, sent).toList());
    }

    /// What it may subscribe to, beside its inboxes.
    private String example(Permission rules) {
        return rules.allow().stream()
                .map(rule -> rule.split(" ", 2)[0])
                .filter(rule -> inbox.isEmpty() || !rule.startsWith(inbox + "."))
                .findFirst()
                .or(() -> imports.stream()
                        .map(view -> view.effectiveSubject().text())
                        .findFirst())
                .orElse("");
    }

    /// Something it may publish to, without wildcards.
    private String literal() {
        return subjects(publish.allow()).findFirst().map(Subject::example).orElse("");
    }

    private String readme() {
        var out = new StringBuilder(heading("kit.title", user, account))
                .append(words("kit.how"))
                .append("\n\n");
        var rows = new ArrayList<List<String>>();
        rows.add(row("kit.urls", String.join(", ", urls)));
        rows.add(row("kit.creds", creds()));
        rows.add(row("kit.inbox", inbox.isEmpty() ? words("kit.inbox.none") : inbox));
        rows.add(row("kit.publish", rules(publish)));
        rows.add(row("kit.subscribe", rules(subscribe)));
        rows.add(row("kit.ends", expires == null ? words("kit.never") : expires.toString()));
        out.append(MarkdownText.table(List.of(words("kit.what"), words("kit.value")), rows));
        if (!imports.isEmpty()) {
            out.append('\n').append(heading("kit.imports"));
            out.append(MarkdownText.table(
                    List.of(words("kit.subject"), words("kit.kind")),
                    imports.stream()
                            .map(view -> List.of(
                                    view.effectiveSubject().text(), view.kind().word()))
                            .toList()));
        }
        return out.append('\n').append(words("kit.secret")).append('\n').toString();
    }

    private static List<String> row(String key, String value) {
        return List.of(words(key), value);
    }

    private static String rules(Permission rules) {
        var allowed = rules.allow().isEmpty() ? words("kit.anything") : String.join(", ", rules.allow());
        return rules.deny().isEmpty() ? allowed : words("kit.but", allowed, String.join(", ", rules.deny()));
    }

    private static String heading(String key, String... parts) {
        var plain = Stream.of(parts).map(MarkdownText::plain).toArray();
        return new MessageFormat(TEXTS.getString(key), Locale.ROOT).format(plain) + "\n\n";
    }

    private static String words(String key, Object... parts) {
        return new MessageFormat(TEXTS.getString(key), Locale.ROOT).format(parts);
    }
}
