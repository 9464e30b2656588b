package dev.sluice.app.workspace;

/// How far a workspace has come.
///
/// @param commits of its database
/// @param entries of its audit log
/// @param hash of the last of them
/// @param generation of its vault
record WorkspaceMarks(long commits, long entries, String hash, long generation) {
    WorkspaceMarks {
        if (hash.isBlank() || hash.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("the hash of the log's head is one word");
        }
    }

    String text() {
        return "%d %d %s %d".formatted(commits, entries, hash, generation);
    }
}
