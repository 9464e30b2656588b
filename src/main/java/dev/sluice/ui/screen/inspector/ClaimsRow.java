package dev.sluice.ui.screen.inspector;

import dev.sluice.domain.jwt.codec.TokenOutline.Part;

/// One line of the tree of claims.
///
/// @param note what the value means: a time in words, the name of a key; empty for nothing
/// @param path from the payload on, such as `nats.exports.1.subject`
record ClaimsRow(Part part, String note, String path, Notes notes) {
    /// Gives the meaning of values.
    interface Notes {
        /// Empty for nothing.
        String of(Part part);
    }

    static ClaimsRow root(Part part, Notes notes) {
        return new ClaimsRow(part, "", "", notes);
    }

    ClaimsRow child(Part child) {
        var inner = path.isEmpty() ? child.name() : path + "." + child.name();
        return new ClaimsRow(child, notes.of(child), inner, notes);
    }

    boolean isLeaf() {
        return part.parts().isEmpty();
    }
}
