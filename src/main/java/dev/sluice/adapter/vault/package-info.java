/// The sealed keys of a workspace, in one file: Argon2id opens it, AES-256-GCM seals each seed.
@NullMarked
package dev.sluice.adapter.vault;

import org.jspecify.annotations.NullMarked;
