package dev.sluice.domain.operation;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.Revision;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which saved rows carry a newly signed JWT.
final class SignedRevisions {
    private SignedRevisions() {}

    static Optional<Revision> of(SavedRow seen, @Nullable RunningOperation running, Instant now) {
        if (!(seen.after() instanceof Account after)) {
            return Optional.empty();
        }
        var jwt = after.release().jwt();
        var known = seen.before() instanceof Account before ? before.release().jwt() : null;
        if (jwt == null || jwt.equals(known)) {
            return Optional.empty();
        }
        var why = running == null
                ? Action.BACKGROUND.word()
                : running.act().action().word();
        return Optional.of(new Revision(
                after.key(), 0, after.release().iat(), jwt, why, running == null ? null : running.id(), now));
    }
}
