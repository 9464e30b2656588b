package dev.sluice.domain.operation;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentAccess;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.record.DriftMark;
import dev.sluice.domain.model.record.ExpiryMark;
import dev.sluice.domain.model.record.Setting;
import dev.sluice.domain.model.record.Sighting;
import dev.sluice.domain.port.StoreTx;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A transaction that notes what is saved through it. It stands before whatever a transaction can do, now and
/// later, so that no change gets past the ledger.
final class RecordingTransaction implements InvocationHandler {
    private static final String SAVE = "save";

    private final StoreTx inner;
    private final List<SavedRow> seen = new ArrayList<>();
    private boolean written;

    RecordingTransaction(StoreTx inner) {
        this.inner = inner;
    }

    StoreTx watched() {
        return (StoreTx) Proxy.newProxyInstance(StoreTx.class.getClassLoader(), new Class<?>[] {StoreTx.class}, this);
    }

    List<SavedRow> seen() {
        return List.copyOf(seen);
    }

    /// Whether anything was written, of interest or not.
    boolean hasWritten() {
        return written;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        var saved = method.getName().equals(SAVE) && arguments != null && arguments.length == 1 ? arguments[0] : null;
        // What only reads, or prepares to, is declared by the view. That somebody looked is no act.
        if (method.getDeclaringClass().equals(StoreTx.class) && !(saved instanceof Sighting)) {
            written = true;
        }
        if (saved != null) {
            seen.add(new SavedRow(before(saved), saved));
        }
        try {
            return method.invoke(inner, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private @Nullable Object before(Object after) {
        return switch (after) {
            case Connection row -> inner.connection(row.id()).orElse(null);
            case Account row -> inner.account(row.key()).orElse(null);
            case Export row -> inner.export(row.id()).orElse(null);
            case Import row -> imported(row);
            case Environment row -> environment(row);
            case EnvironmentAccess row -> inner.access(row.environment());
            case DriftMark row -> inner.driftMark(row.account()).orElse(null);
            case ExpiryMark row -> inner.expiryMark(row.connection()).orElse(null);
            case Setting row -> inner.setting(row.place(), row.name()).orElse(null);
            default -> null;
        };
    }

    private @Nullable Import imported(Import after) {
        return inner.imports(after.account()).stream()
                .filter(row -> row.id().equals(after.id()))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Environment environment(Environment after) {
        return inner.environments().stream()
                .filter(row -> row.id().equals(after.id()))
                .findFirst()
                .orElse(null);
    }
}
