package dev.sluice.domain.readmodel;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What is staged in one environment, in the order made.
///
/// @param labels of every account of the environment
/// @param confirmations of every live account
public record StagedChanges(
        List<StagedEntry> entries, AccountLabels labels, Map<PublicKey, Confirmation> confirmations) {
    public StagedChanges {
        entries = List.copyOf(entries);
        confirmations = Map.copyOf(confirmations);
    }

    static StagedChanges of(StoreView view, EnvironmentId environment) {
        var onlyRead = view.revisions().neverPushed(environment);
        return new StagedChanges(
                view.staged().in(environment).stream()
                        .map(change -> StagedEntry.of(view, change))
                        .toList(),
                new AccountLabels(view.accounts().names(environment)),
                view.accounts().in(environment).stream()
                        .collect(Collectors.toMap(Account::key, account -> Confirmation.of(account, onlyRead))));
    }

    public Confirmation confirmation(PublicKey account) {
        return confirmations.getOrDefault(account, Confirmation.YES);
    }
}
