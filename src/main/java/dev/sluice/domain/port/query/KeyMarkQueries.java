package dev.sluice.domain.port.query;

import dev.sluice.domain.model.record.KeyMark;
import java.util.List;

/// What is noted of keys, of the whole workspace.
public interface KeyMarkQueries {
    /// The oldest first.
    List<KeyMark> all();
}
