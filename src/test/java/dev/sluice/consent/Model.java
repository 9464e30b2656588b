package dev.sluice.consent;

import dev.sluice.consent.Agreement.Side;
import dev.sluice.consent.Agreement.Stage;
import dev.sluice.consent.Tokens.Issued;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who may hear whom (domain.md#offers, domain.md#states), from what people said alone: nothing of how Sluice
/// brings it about is used here.
final class Model {
    /// @param open whether everybody may import it
    record Exported(String label, String account, ShareKind kind, Subject subject, boolean open) {}

    /// Of a public export.
    record Imported(String label, String account, String exporter, ShareKind kind, Subject subject) {}

    private final Set<String> outside;
    private final Map<String, Agreement> agreements = new LinkedHashMap<>();
    private final Map<String, Exported> exports = new LinkedHashMap<>();
    private final Map<String, Imported> imports = new LinkedHashMap<>();
    /// Accounts to which nobody may be connected.
    private final Set<String> paused = new HashSet<>();

    private final Map<String, String> carriers = new LinkedHashMap<>();
    /// What tokens open of which their partners use a part.
    private final Map<String, Subject> wide = new LinkedHashMap<>();

    /// What rests on a revocation that was taken back, until it is closed again.
    private final Set<String> back = new HashSet<>();

    /// @param outside accounts of another tool
    Model(Set<String> outside) {
        this.outside = new HashSet<>(outside);
    }

    /// Taken in from another tool, the account is ours.
    void merged(String account) {
        outside.remove(account);
    }

    /// With what it imports by itself: that part of what its token opens.
    void merged(String label, Subject part, String prefix) {
        change(label, a -> {
            wide.put(label, a.subject());
            return a.narrowed(part).arriving(prefix);
        });
        accepted(label);
    }

    void paused(String account) {
        paused.add(account);
    }

    void woken(String account) {
        paused.remove(account);
    }

    boolean isPaused(String account) {
        return paused.contains(account);
    }

    Set<String> paused() {
        return Set.copyOf(paused);
    }

    boolean isOutside(String account) {
        return outside.contains(account);
    }

    List<Agreement> agreements() {
        return List.copyOf(agreements.values());
    }

    List<Agreement> agreements(Predicate<Agreement> wanted) {
        return agreements.values().stream().filter(wanted).toList();
    }

    List<Exported> exports() {
        return List.copyOf(exports.values());
    }

    List<Imported> imports() {
        return List.copyOf(imports.values());
    }

    @Nullable
    Agreement agreement(String label) {
        return agreements.get(label);
    }

    @Nullable
    Exported export(String label) {
        return exports.get(label);
    }

    /// @param carrier what it rests on, as the exporter calls that; empty when it is not known
    void made(Agreement agreement, String carrier) {
        agreements.put(agreement.label(), agreement);
        carriers.put(agreement.label(), carrier);
    }

    void change(String label, UnaryOperator<Agreement> change) {
        agreements.computeIfPresent(label, (_, now) -> change.apply(now));
    }

    void exported(Exported export) {
        exports.put(export.label(), export);
    }

    void imported(Imported imported) {
        imports.put(imported.label(), imported);
    }

    void unimported(String label) {
        imports.remove(label);
    }

    void accepted(String label) {
        change(label, now -> now.isLive() ? now.at(Stage.AGREED) : now);
    }

    void ended(String label, @Nullable Side side) {
        change(label, now -> now.isLive() ? now.endedBy(side) : now);
    }

    /// What rests on it ends with it.
    void unexported(String label, String carrier) {
        exports.remove(label);
        agreements(a -> a.isLive() && carrier.equals(carriers.get(a.label())))
                .forEach(a -> ended(a.label(), Side.EXPORTER));
    }

    void removed(String account) {
        agreements(a -> a.isLive() && (a.from().equals(account) || a.to().equals(account)))
                .forEach(a -> ended(a.label(), null));
        paused.remove(account);
        exports.values().removeIf(export -> export.account().equals(account));
        imports.values()
                .removeIf(row -> row.account().equals(account) || row.exporter().equals(account));
    }

    /// A revocation may be taken back by who made it: the exporter that closed the last agreement of that pair
    /// about that subject. Toward an account of another tool it is as good as a new offer, with the token that was
    /// out; what that imports is its own consent.
    boolean mayComeBack(String from, String to, ShareKind kind, Subject subject) {
        var same = agreements(a -> a.from().equals(from)
                && a.to().equals(to)
                && a.kind() == kind
                && a.subject().equals(subject));
        return !same.isEmpty()
                && !same.getLast().isLive()
                && (isOutside(to) || same.getLast().endedBy() == Side.EXPORTER);
    }

    void cameBack(String label) {
        back.add(label);
    }

    /// With a revocation all tokens come back that it held, not the last one alone.
    Optional<String> broughtBack(Issued token) {
        return back.stream()
                .flatMap(label -> Optional.ofNullable(agreements.get(label)).stream())
                .filter(a -> a.isLive()
                        && a.epoch() == 0
                        && a.from().equals(token.from())
                        && a.to().equals(token.to())
                        && a.kind() == token.kind()
                        && a.subject().equals(token.subject()))
                .map(Agreement::label)
                .findFirst();
    }

    /// @param used of which agreements the partner, an account of another tool, imports the token
    void passed(Instant now, Set<String> used) {
        for (var agreement : agreements(Agreement::isLive)) {
            var ends = agreement.ends();
            if (agreement.stage() == Stage.TOKEN_OUT && used.contains(agreement.label())) {
                // What is used is active, not expired.
                accepted(agreement.label());
            } else if (ends != null && !ends.isAfter(now)) {
                ended(agreement.label(), null);
            }
        }
    }

    /// Whether a message or a request of `from`'s subject may come to `to`, whoever uses what token.
    boolean mayByToken(String from, String to, ShareKind kind, Subject subject) {
        return agreements.values().stream()
                .filter(a -> a.isUsable() && a.from().equals(from) && a.to().equals(to))
                .anyMatch(a -> a.covers(kind, subject)
                        || (a.kind() == kind
                                && wide.containsKey(a.label())
                                && wide.get(a.label()).contains(subject)));
    }

    /// By which of them the account hears `from`, when every account of ours does what it agreed to.
    List<Agreement> open(String from, String to, ShareKind kind, Subject subject) {
        return agreements(a -> a.isUsable()
                && (a.stage() == Stage.AGREED || isOutside(to))
                && a.from().equals(from)
                && a.to().equals(to)
                && a.covers(kind, subject));
    }

    /// Whether something of `from` comes to `to`, perhaps by way of others.
    boolean feeds(String from, String to) {
        var reached = new HashSet<String>(Set.of(from));
        var next = new ArrayList<>(List.of(from));
        while (!next.isEmpty()) {
            var one = next.removeFirst();
            Stream.concat(
                            agreements(a -> a.isLive() && a.from().equals(one)).stream()
                                    .map(Agreement::to),
                            imports.values().stream()
                                    .filter(row -> row.exporter().equals(one))
                                    .map(Imported::account))
                    .filter(reached::add)
                    .forEach(next::add);
        }
        return reached.contains(to);
    }

    boolean mayHear(String from, String to, Subject subject) {
        return !open(from, to, ShareKind.STREAM, subject).isEmpty() || isOpenToAll(from, to, ShareKind.STREAM, subject);
    }

    /// Whom `caller` may reach with a request on its own subject: who answers a request may call others to do so
    /// (nats-server-facts.md#1.8).
    Set<String> mayCall(String caller, String prefix, Subject subject, List<String> accounts) {
        var reached = new HashSet<String>();
        var next = new ArrayList<>(direct(caller, prefix, subject, accounts));
        while (!next.isEmpty()) {
            var one = next.removeFirst();
            if (reached.add(one)) {
                next.addAll(direct(one, "", subject, accounts));
            }
        }
        return reached;
    }

    /// Whether a request comes to that one by several it was sent to: each asks on its own.
    boolean mayCallTwice(String caller, String prefix, Subject subject, String exporter, List<String> accounts) {
        return direct(caller, prefix, subject, accounts).stream()
                        .filter(first -> first.equals(exporter)
                                || mayCall(first, "", subject, accounts).contains(exporter))
                        .limit(2)
                        .count()
                == 2;
    }

    private List<String> direct(String caller, String prefix, Subject subject, List<String> accounts) {
        return accounts.stream()
                .filter(exporter -> open(exporter, caller, ShareKind.SERVICE, subject).stream()
                                .anyMatch(a -> isOutside(caller) || a.prefix().equals(prefix))
                        || (prefix.isEmpty() && isOpenToAll(exporter, caller, ShareKind.SERVICE, subject)))
                .toList();
    }

    /// Servers judge an import whole: an export that holds a part of it opens nothing (nats-server-facts.md#1.8).
    boolean isOpenToAll(String from, String to, ShareKind kind, Subject subject) {
        return imports.values().stream()
                .filter(row -> row.account().equals(to)
                        && row.exporter().equals(from)
                        && row.kind() == kind
                        && row.subject().contains(subject))
                .anyMatch(row -> publicExport(from, kind, row.subject()).isPresent());
    }

    Optional<Exported> publicExport(String from, ShareKind kind, Subject subject) {
        return exports.values().stream()
                .filter(export -> export.open()
                        && export.account().equals(from)
                        && export.kind() == kind
                        && export.subject().contains(subject))
                .findFirst();
    }
}
