package dev.sluice.cli.text;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.ProblemPrinter;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Proof;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tells how far a changing command got, and turns it into an exit code.
public final class OutcomeReport {
    private final EnvironmentSession session;
    private final Outcome outcome;
    private boolean isToBeEnforced;

    public OutcomeReport(EnvironmentSession session, Outcome outcome) {
        this.session = session;
        this.outcome = outcome;
    }

    /// Of what opens or changes something it is enough that it waits; what closes something, or was to bring it to
    /// servers, has not done its work before they have it.
    public OutcomeReport toBeEnforced(boolean wanted) {
        isToBeEnforced = wanted;
        return this;
    }

    /// Prints `done` and how far it got.
    ///
    /// @param document what was made or changed; the outcome is added to it
    public int print(ObjectNode document, List<String> done) {
        if (!reports().isEmpty()) {
            session.context().notePushed();
        }
        document.put("outcome", word());
        waiting().ifPresent(install -> document.set("install", install));
        document.set("pushes", JsonDocuments.array(reports(), this::push));
        var lines = new ArrayList<>(done);
        lines.addAll(lines());
        session.output().print(document, lines);
        if (outcome instanceof Outcome.Partial partial && partial.isWaiting() && !isToBeEnforced) {
            return ExitCode.DONE;
        }
        if (outcome instanceof Outcome.Partial partial) {
            ProblemPrinter.print(session.context().terminal(), missing(partial).problem());
            return ExitCode.PARTIAL;
        }
        return ExitCode.DONE;
    }

    private String word() {
        return switch (outcome) {
            case Outcome.Done _ -> "done";
            case Outcome.Partial partial -> partial.isWaiting() ? "waiting" : "partial";
            case Outcome.Staged _ -> "staged";
            case Outcome.Local _ -> "local";
        };
    }

    /// By key, as `resolver_preload` has them.
    private Optional<ObjectNode> waiting() {
        if (!(outcome instanceof Outcome.Partial partial) || !partial.isWaiting()) {
            return Optional.empty();
        }
        var install = JsonNodeFactory.instance.objectNode();
        partial.reports().stream()
                .filter(report -> !report.isComplete())
                .map(report ->
                        session.services().accounts().view(report.account()).account())
                .forEach(account ->
                        install.put(account.key().text(), account.release().jwt()));
        return Optional.of(install);
    }

    private List<PushReport> reports() {
        return switch (outcome) {
            case Outcome.Done done -> done.reports();
            case Outcome.Partial partial -> partial.reports();
            case Outcome.Staged _, Outcome.Local _ -> List.of();
        };
    }

    private List<String> lines() {
        return switch (outcome) {
            case Outcome.Done done ->
                done.reports().stream()
                        .map(report -> CliMessages.of("outcome.push", session.name(report.account()), report.summary()))
                        .toList();
            case Outcome.Partial partial -> lines(partial);
            case Outcome.Staged _ -> List.of(CliMessages.of("outcome.staged"));
            case Outcome.Local _ -> List.of();
        };
    }

    private List<String> lines(Outcome.Partial partial) {
        var lines = new ArrayList<>(partial.reports().stream()
                .map(report -> CliMessages.of("outcome.push", session.name(report.account()), report.summary()))
                .distinct()
                .toList());
        if (partial.isWaiting() && !isToBeEnforced) {
            lines.add(CliMessages.of("outcome.waiting", names(partial.reports())));
        }
        return lines;
    }

    private String names(List<PushReport> reports) {
        return reports.stream()
                .filter(report -> !report.isComplete())
                .map(report -> session.name(report.account()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private ObjectNode push(PushReport report) {
        var node = JsonNodeFactory.instance.objectNode();
        node.set("account", JsonDocuments.of(session).party(report.account()));
        node.put("stored", report.stored()).put("expected", report.replies().size());
        node.set("servers", JsonDocuments.array(report.replies(), OutcomeReport::reply));
        return node;
    }

    private static ObjectNode reply(PushReport.ServerReply reply) {
        var node =
                JsonNodeFactory.instance.objectNode().put("name", reply.server().name());
        return switch (reply) {
            case PushReport.Stored _ -> result(node, "stored", null);
            case PushReport.Refused refused -> result(node, "refused", refused.description());
            case PushReport.Silent _ -> result(node, "silent", null);
            case PushReport.NotInstalled _ -> result(node, "not-installed", null);
        };
    }

    private static ObjectNode result(ObjectNode node, String word, @Nullable String detail) {
        return node.put("result", word).put("detail", detail);
    }

    private ProblemException missing(Outcome.Partial partial) {
        if (partial.reports().isEmpty() && partial.faults().isEmpty()) {
            return ProblemException.of(ProblemCode.END_UNREACHED);
        }
        var incomplete = partial.reports().stream()
                .filter(report -> !report.isComplete())
                .toList();
        return incomplete.isEmpty() && !partial.faults().isEmpty() ? inert(partial.faults()) : missing(incomplete);
    }

    /// What no push mends is said for what it is.
    private ProblemException inert(List<Proof> faults) {
        var sourceless = faults.stream()
                .map(Proof::account)
                .distinct()
                .filter(account ->
                        !session.services().imports().sourceless(account).isEmpty())
                .toList();
        return sourceless.isEmpty() ? unproven(faults) : sourceless(sourceless);
    }

    private ProblemException sourceless(List<PublicKey> accounts) {
        var names = accounts.stream().map(session::name).collect(Collectors.joining(", "));
        var imports = accounts.stream()
                .flatMap(account -> session.services().imports().sourceless(account).stream())
                .map(row -> CliMessages.of("outcome.sourceless", row.subject(), session.name(row.exporter())))
                .distinct()
                .collect(Collectors.joining(", "));
        return ProblemException.of(ProblemCode.IMPORT_WITHOUT_SOURCE, names, imports, CliMessages.of("outcome.inert"));
    }

    private ProblemException unproven(List<Proof> faults) {
        var names = faults.stream().map(proof -> session.name(proof.account())).collect(Collectors.joining(", "));
        var summaries = faults.stream().map(Proof::summary).distinct().collect(Collectors.joining("; "));
        return ProblemException.of(ProblemCode.PROOF_FAILED, names, summaries, CliMessages.of("outcome.inert"));
    }

    private ProblemException missing(List<PushReport> incomplete) {
        if (outcome instanceof Outcome.Partial partial && partial.isWaiting()) {
            return ProblemException.of(ProblemCode.NOT_INSTALLED, names(incomplete));
        }
        Set<String> names = new TreeSet<>();
        incomplete.forEach(report -> names.add(session.name(report.account())));
        var summaries = incomplete.stream().map(PushReport::summary).distinct().toList();
        return ProblemException.of(ProblemCode.PUSH_PARTIAL, String.join(", ", names), String.join("; ", summaries));
    }
}
