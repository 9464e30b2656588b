package dev.sluice.domain.jwt.json;

/// What a reader does with fields that this version does not know.
public enum ReadMode {
    /// Forgets them, as the Go library does; writing then gives the bytes that Go gives.
    LIKE_GO,
    /// Keeps them beside the known ones ([UnknownFields]), for claims that are edited and written again.
    KEEP_UNKNOWN
}
