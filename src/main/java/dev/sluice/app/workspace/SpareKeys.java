package dev.sluice.app.workspace;

import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.workspace.Vault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;

/// Keys that are sealed on disk before somebody asks for them: the whole file of keys is written for each block of
/// them instead of for each key.
final class SpareKeys {
    private static final int FIRST = 4;
    private static final int MOST = 256;

    private final Vault vault;
    private final Runnable taken;
    private final Map<KeyKind, Deque<PublicKey>> spare = new EnumMap<>(KeyKind.class);
    private int block = FIRST;
    private int users;

    /// @param taken told whenever the file has changed
    SpareKeys(Vault vault, Runnable taken) {
        this.vault = vault;
        this.taken = taken;
    }

    synchronized void begin() {
        users++;
    }

    synchronized PublicKey create(KeyKind kind) {
        if (users == 0) {
            var key = vault.create(kind);
            taken.run();
            return key;
        }
        var ready = spare.computeIfAbsent(kind, _ -> new ArrayDeque<>());
        if (ready.isEmpty()) {
            fill(kind, ready);
        }
        return ready.removeFirst();
    }

    private void fill(KeyKind kind, Deque<PublicKey> ready) {
        var seeds = new ArrayList<Seed>();
        try {
            for (var i = 0; i < block; i++) {
                seeds.add(vault.ephemeral(kind));
            }
            vault.addAll(seeds);
            taken.run();
            seeds.forEach(seed -> ready.add(seed.publicKey()));
            block = Math.min(MOST, block * 2);
        } finally {
            seeds.forEach(Seed::close);
        }
    }

    synchronized void end() {
        users--;
        if (users > 0) {
            return;
        }
        var unused = new HashSet<PublicKey>();
        spare.values().forEach(unused::addAll);
        spare.clear();
        block = FIRST;
        if (!unused.isEmpty()) {
            vault.discard(unused);
            taken.run();
        }
    }
}
