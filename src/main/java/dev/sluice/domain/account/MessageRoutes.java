package dev.sluice.domain.account;

import dev.sluice.domain.federation.Imports;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.SubjectMapping;
import dev.sluice.domain.nkey.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where messages of an account go, and where what it hears comes from: through its mappings, and through what it
/// imports and others import from it. As rows say it; what servers have of it is for a proof to say.
public final class MessageRoutes {
    private static final int ALL = 100;

    private final EnvironmentContext context;
    private final Mappings mappings;
    private final Imports imports;

    public MessageRoutes(EnvironmentContext context, Mappings mappings, Imports imports) {
        this.context = context;
        this.mappings = mappings;
        this.imports = imports;
    }

    /// Which way it goes.
    public enum Way {
        /// Within the account, as published.
        STAYS,
        /// Within the account, on another subject.
        MAPPED,
        /// As a request, to the account that answers it.
        REQUEST,
        /// To an account that imports the stream.
        SHARED
    }

    /// @param subject on which it arrives, or from which it comes
    /// @param weight of a hundred messages; less than all of them only where mappings part them
    /// @param account on the other side; null within the account
    /// @param name of that account, or of the import
    public record Leg(
            Way way, String subject, int weight, @Nullable PublicKey account, String name) {}

    /// Of a message that is published there.
    public List<Leg> of(PublicKey account, String subject) {
        var views = imports.list();
        var legs = new ArrayList<Leg>();
        for (var arrival : mappings.route(account, subject).arrivals()) {
            var isMoved = !arrival.to().equals(subject);
            var request = views.stream()
                    .filter(view -> view.account().equals(account) && view.kind() == ShareKind.SERVICE)
                    .filter(view -> view.effectiveSubject().asPattern().contains(Subject.of(arrival.to())))
                    .findFirst();
            if (request.isPresent()) {
                legs.add(leg(
                        Way.REQUEST,
                        remote(request.get(), arrival.to()),
                        arrival.weight(),
                        request.get().exporter()));
                continue;
            }
            legs.add(new Leg(isMoved ? Way.MAPPED : Way.STAYS, arrival.to(), arrival.weight(), null, ""));
            views.stream()
                    .filter(view -> view.exporter().equals(account) && view.kind() == ShareKind.STREAM)
                    .filter(view -> view.subject().contains(Subject.of(arrival.to())))
                    .map(view -> leg(
                            Way.SHARED,
                            new SubjectMapping(view.subject(), view.effectiveSubject()).apply(arrival.to()),
                            arrival.weight(),
                            view.account()))
                    .forEach(legs::add);
        }
        return legs;
    }

    /// What is heard there from other accounts, beside what is published within its own.
    public List<Leg> heard(PublicKey account, String pattern) {
        var wanted = Subject.of(pattern);
        var legs = new ArrayList<Leg>();
        for (var view : imports.list()) {
            if (view.account().equals(account)
                    && view.kind() == ShareKind.STREAM
                    && view.effectiveSubject().asPattern().overlaps(wanted)) {
                legs.add(leg(Way.SHARED, view.subject().text(), ALL, view.exporter()));
            } else if (view.exporter().equals(account)
                    && view.kind() == ShareKind.SERVICE
                    && view.subject().overlaps(wanted)) {
                legs.add(leg(Way.REQUEST, view.effectiveSubject().text(), ALL, view.account()));
            }
        }
        return legs;
    }

    private Leg leg(Way way, String subject, int weight, PublicKey other) {
        return new Leg(way, subject, weight, other, context.store().read(view -> context.nameOf(view, other)));
    }

    /// The subject of a request on the side that answers it: the other way round than a stream goes.
    private static String remote(ImportView view, String literal) {
        var remote = view.subject();
        var stars = new ArrayList<String>();
        for (var token : remote.tokens()) {
            if (token.equals("*")) {
                stars.add("*");
            }
        }
        var local = view.effectiveSubject().tokens();
        var words = List.of(literal.split("\\.", -1));
        var next = 0;
        for (var i = 0; i < local.size(); i++) {
            var token = local.get(i);
            if (token.equals("*")) {
                stars.set(next++, words.get(i));
            } else if (token.startsWith("$") && token.matches("\\$[1-9][0-9]?")) {
                stars.set(Integer.parseInt(token.substring(1)) - 1, words.get(i));
            }
        }
        var result = new ArrayList<String>();
        var star = 0;
        for (var token : remote.tokens()) {
            if (token.equals(">")) {
                result.addAll(words.subList(local.size() - 1, words.size()));
            } else {
                result.add(token.equals("*") ? stars.get(star++) : token);
            }
        }
        return String.join(".", result);
    }
}
