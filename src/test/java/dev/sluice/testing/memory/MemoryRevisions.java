package dev.sluice.testing.memory;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.Journal.Step;
import dev.sluice.domain.model.record.Revision;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.RevisionRepository;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

record MemoryRevisions(MemoryTx tx) implements RevisionRepository {
    @Override
    public List<Revision> of(PublicKey account) {
        return tx.tables()
                .revisions()
                .rows()
                .filter(row -> row.account().equals(account))
                .sorted(Comparator.comparingLong(Revision::number).reversed())
                .toList();
    }

    @Override
    public boolean knows(PublicKey account, String jwt) {
        return steps().anyMatch(step ->
                        step.account().equals(account) && step.jwt().equals(jwt))
                || tx.tables().revisions().find(List.of(account, jwt)).isPresent();
    }

    private Stream<Step> steps() {
        return tx.tables().journal().rows().flatMap(row -> row.work().steps().stream());
    }

    private Stream<Account> open(EnvironmentId environment) {
        return tx.accounts().in(environment).stream()
                .filter(row -> row.isManaged() && !row.release().confirmed());
    }

    @Override
    public Set<PublicKey> neverPushed(EnvironmentId environment) {
        var pushed = steps().map(Step::account).collect(Collectors.toSet());
        return open(environment)
                .map(Account::key)
                .filter(key -> !pushed.contains(key))
                .collect(Collectors.toSet());
    }

    @Override
    public List<Account> unconfirmed(EnvironmentId environment) {
        return open(environment).filter(row -> row.release().jwt() != null).toList();
    }

    @Override
    public void append(Revision revision) {
        var key = List.<Object>of(revision.account(), revision.jwt());
        if (tx.tables().revisions().find(key).isEmpty()) {
            var number = of(revision.account()).size() + 1;
            tx.tables()
                    .revisions()
                    .put(
                            key,
                            new Revision(
                                    revision.account(),
                                    number,
                                    revision.iat(),
                                    revision.jwt(),
                                    revision.why(),
                                    revision.act(),
                                    revision.at()));
        }
        tx.changed(new Change.RevisionAppended(revision));
    }
}
