package dev.sluice.domain.federation.push;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.PublicKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Exporters before their importers, in one pass. Where accounts import from each other in a ring somebody goes
/// before one of its sources.
final class PushOrder {
    private final Map<PublicKey, Account> wanted;
    private final Map<PublicKey, Set<PublicKey>> sources;
    private final Set<PublicKey> met = new HashSet<>();
    private final List<Account> ordered = new ArrayList<>();

    private PushOrder(List<Account> accounts, Map<PublicKey, Set<PublicKey>> sources) {
        this.wanted = accounts.stream()
                .collect(Collectors.toMap(Account::key, Function.identity(), (a, _) -> a, LinkedHashMap::new));
        this.sources = sources;
    }

    /// @param sources from which others each importer imports
    static List<Account> of(List<Account> accounts, Map<PublicKey, Set<PublicKey>> sources) {
        var order = new PushOrder(accounts, sources);
        accounts.forEach(account -> order.visit(account.key()));
        return order.ordered;
    }

    private record Step(PublicKey account, boolean sourcesDone) {}

    /// Without recursion: a chain may be as long as there are accounts.
    private void visit(PublicKey first) {
        var steps = new ArrayDeque<Step>();
        steps.push(new Step(first, false));
        while (!steps.isEmpty()) {
            var step = steps.pop();
            var account = wanted.get(step.account());
            if (account == null) {
                continue;
            }
            if (step.sourcesDone()) {
                ordered.add(account);
            } else if (met.add(step.account())) {
                steps.push(new Step(step.account(), true));
                sources.getOrDefault(step.account(), Set.of()).forEach(source -> steps.push(new Step(source, false)));
            }
        }
    }
}
