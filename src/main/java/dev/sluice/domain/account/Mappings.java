package dev.sluice.domain.account;

import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.nkey.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where messages of an account go that are published to a mapped subject.
public final class Mappings {
    private static final Pattern REFERENCE = Pattern.compile("(?:\\$|\\{\\{wildcard\\()([1-9][0-9]?)(?:\\)}})?");
    private static final int ALL = 100;

    private final EnvironmentContext context;

    public Mappings(EnvironmentContext context) {
        this.context = context;
    }

    /// One target of a mapped subject.
    ///
    /// @param weight in per cent
    /// @param cluster empty for all
    public record Row(String from, String to, int weight, String cluster) {}

    public List<Row> list(PublicKey account) {
        return rows(context.store().read(view -> ClaimsPlanner.claims(view, context.account(view, account))));
    }

    static List<Row> rows(AccountClaims claims) {
        return claims.mappings().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(Objects::nonNull)
                        .map(target -> new Row(
                                entry.getKey(),
                                target.subject(),
                                target.weight() == 0 ? ALL : target.weight(),
                                target.cluster())))
                .toList();
    }

    /// What of a message published there arrives where: what no target takes stays, as servers have it.
    ///
    /// @param rows what it is mapped by; empty when it stays where it is
    public record Route(List<Row> rows, List<Row> arrivals) {
        public Route {
            rows = List.copyOf(rows);
            arrivals = List.copyOf(arrivals);
        }
    }

    /// Of several that match, servers take the one that says the same subject before those with wildcards.
    public Route route(PublicKey account, String subject) {
        return route(list(account), subject);
    }

    /// The same by mappings that need not be in force.
    public static Route route(List<Row> rows, String subject) {
        var wanted = Subject.of(subject);
        var from = rows.stream()
                .map(Row::from)
                .filter(wanted.text()::equals)
                .findFirst()
                .or(() -> wild(rows, wanted));
        var taken = rows.stream()
                .filter(row -> from.filter(row.from()::equals).isPresent())
                .toList();
        var arrivals = new ArrayList<Row>();
        taken.forEach(
                row -> arrivals.add(new Row(wanted.text(), arrival(row, wanted.text()), row.weight(), row.cluster())));
        var rest = ALL
                - taken.stream()
                        .filter(row -> row.cluster().isEmpty())
                        .mapToInt(Row::weight)
                        .sum();
        if (rest > 0) {
            arrivals.add(new Row(wanted.text(), wanted.text(), rest, ""));
        }
        return new Route(taken, arrivals);
    }

    private static Optional<String> wild(List<Row> rows, Subject wanted) {
        return rows.stream()
                .map(Row::from)
                .filter(text -> Subject.of(text).contains(wanted))
                .findFirst();
    }

    private static String arrival(Row row, String literal) {
        var pattern = Subject.of(row.from()).tokens();
        var words = List.of(literal.split("\\.", -1));
        var stars = new ArrayList<String>();
        for (var i = 0; i < pattern.size() && i < words.size(); i++) {
            if (pattern.get(i).equals("*")) {
                stars.add(words.get(i));
            }
        }
        var result = new ArrayList<String>();
        var next = 0;
        for (var token : row.to().split("\\.", -1)) {
            var reference = REFERENCE.matcher(token);
            if (token.equals(">")) {
                result.addAll(words.subList(Math.min(pattern.size() - 1, words.size()), words.size()));
            } else if (token.equals("*") && next < stars.size()) {
                result.add(stars.get(next++));
            } else if (reference.matches() && Integer.parseInt(reference.group(1)) <= stars.size()) {
                result.add(stars.get(Integer.parseInt(reference.group(1)) - 1));
            } else {
                result.add(token);
            }
        }
        return String.join(".", result);
    }
}
