package dev.sluice.adapter.store.row;

import dev.sluice.domain.model.record.KeyMark;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.KeyMarkRepository;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

public final class KeyMarkRows implements KeyMarkRepository {
    private static final Upsert UPSERT =
            Upsert.of("key_mark", List.of("public_key", "kind"), Upsert.columns("words, marked_at"));
    private static final RowMapper<KeyMark> MAPPER = ResultRow.mapper(
            "key_mark",
            "public_key",
            row -> new KeyMark(
                    row.key("public_key"),
                    row.word("kind", KeyMark.Kind.class),
                    row.text("words"),
                    row.time("marked_at")));

    private final RowTransaction transaction;
    private final Handle handle;

    public KeyMarkRows(RowTransaction transaction) {
        this.transaction = transaction;
        this.handle = transaction.handle();
    }

    @Override
    public List<KeyMark> all() {
        return handle.createQuery("SELECT * FROM key_mark ORDER BY marked_at, public_key, kind")
                .map(MAPPER)
                .list();
    }

    @Override
    public void save(KeyMark mark) {
        UPSERT.run(
                handle,
                new Upsert.Values()
                        .with("public_key", mark.key().text())
                        .with("kind", mark.kind().name())
                        .with("words", mark.words())
                        .with("marked_at", StoredInstant.of(mark.at())));
        transaction.changed(new Change.KeyMarked(mark));
    }
}
