package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.json.UnknownFields;

/// Hours in which a user may log in, as `hh:mm:ss`; the end may be before the start (over midnight).
public record TimeRange(String start, String end, UnknownFields unknown) {
    public TimeRange(String start, String end) {
        this(start, end, UnknownFields.NONE);
    }
}
