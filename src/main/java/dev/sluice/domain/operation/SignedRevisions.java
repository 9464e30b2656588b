package dev.sluice.domain.operation;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.model.record.Revision;
import dev.sluice.domain.port.store.Change;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which changes carry a newly signed JWT.
final class SignedRevisions {
    private SignedRevisions() {}

    static Optional<Revision> of(Change change, @Nullable RunningOperation running, Instant now) {
        if (!(change instanceof Change.AccountSaved(var before, var after))) {
            return Optional.empty();
        }
        var jwt = after.release().jwt();
        var known = before == null ? null : before.release().jwt();
        if (jwt == null || jwt.equals(known)) {
            return Optional.empty();
        }
        var why = running == null
                ? Action.BACKGROUND.word()
                : running.operation().action().word();
        return Optional.of(new Revision(
                after.key(), 0, after.release().iat(), jwt, why, running == null ? null : running.id(), now));
    }
}
