package dev.sluice.domain.jwt.json;

import java.util.List;

/// A parsed JSON value that keeps what Go's reader depends on: the order of names, duplicates, and the text of
/// numbers.
public sealed interface Json {
    /// Entries in the order of the text, duplicates included.
    record Obj(List<Entry> entries) implements Json {}

    record Arr(List<Json> values) implements Json {}

    record Text(String value) implements Json {}

    /// A number as it was spelled.
    record Num(String text) implements Json {}

    record Bool(boolean value) implements Json {}

    record Nothing() implements Json {}

    /// One name with its value.
    record Entry(String name, Json value) {}
}
