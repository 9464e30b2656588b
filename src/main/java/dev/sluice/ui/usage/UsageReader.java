package dev.sluice.ui.usage;

import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.session.ScreenContext;
import javafx.beans.property.ObjectProperty;

/// Asks the servers what is used of an account's limits.
public final class UsageReader {
    private final ScreenContext context;
    private final ObjectProperty<UsageReading> reading;
    private final LatestOnly asking;

    /// @param reading where the answer is put
    public UsageReader(ScreenContext context, ObjectProperty<UsageReading> reading) {
        this.context = context;
        this.reading = reading;
        this.asking = context.jobs().lane();
    }

    public void read(PublicKey account) {
        reading.set(new UsageReading.Asked());
        asking.run(
                () -> context.session().services().edits().usage(account),
                report -> reading.set(
                        new UsageReading.Told(report, context.moments().now())),
                problem -> reading.set(new UsageReading.Failed(problem)));
    }

    public void forget() {
        asking.forget();
        reading.set(new UsageReading.Unread());
    }
}
