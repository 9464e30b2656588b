package dev.sluice.domain.federation;

import dev.sluice.domain.federation.port.PushReport;
import dev.sluice.domain.model.StagedChange;
import java.util.List;

/// How far a changing act got. A failed activation is not an outcome but a problem (it was rolled
/// back).
public sealed interface Outcome {
    /// On every expected server, proven.
    record Done(List<PushReport> reports) implements Outcome {}

    /// On some servers only; what is missing is retried by the next push.
    record Partial(List<PushReport> reports) implements Outcome {}

    /// Waits in the change set.
    record Staged(StagedChange change) implements Outcome {}

    /// Changed in the workspace only: nothing of it belongs on servers, or the environment has none
    /// yet.
    record Local() implements Outcome {}
}
