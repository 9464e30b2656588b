package dev.sluice.domain.federation.operation;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.model.server.PushReport;

/// Listens to an act on servers while it runs.
@FunctionalInterface
public interface Progress {
    Progress NONE = _ -> {};

    void on(Step step);

    sealed interface Step {}

    /// Something that does not block was found before anything was signed.
    record Warned(PreflightFinding concern) implements Step {}

    /// Findings were checked, the journal is written.
    record Journalled() implements Step {}

    record Pushing(Account account, Purpose purpose) implements Step {}

    record Pushed(Account account, Purpose purpose, PushReport report) implements Step {}

    /// Reading back what every server stores and enforces.
    record Proving(Account account) implements Step {}

    record Proved(Account account, Proof proof) implements Step {}

    /// Everything that was shared is gone; now the servers are asked to forget the account.
    record Deleting(Account account) implements Step {}

    /// How far they went.
    record Deleted(Account account, Removal.Stage stage) implements Step {}

    /// Something failed; what was pushed is being put back with newly signed JWTs.
    record RollingBack(String why) implements Step {}

    /// So many of so many accounts are pushed.
    record Advanced(int done, int total) implements Step {}
}
