package dev.sluice.ui.screen.keys;

import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.KeyCustody;
import dev.sluice.domain.workspace.KeyText;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.SealedSeed;
import dev.sluice.ui.dialog.FileAccess;
import dev.sluice.ui.session.ScreenContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Keys that come from files, and go into them; in the background. Seeds are wiped as soon as they are sealed.
final class KeyFiles {
    /// How nsc calls the files of its keystore.
    private static final String NSC = ".nk";

    private static final int MOST = 20_000;

    private final ScreenContext context;

    KeyFiles(ScreenContext context) {
        this.context = context;
    }

    /// @param all keys that were found
    /// @param fresh those of them that were not here yet
    record Brought(List<PublicKey> all, List<PublicKey> fresh) {}

    /// From one file, or from every key file below a folder, such as a keystore of nsc.
    ///
    /// @param passphrase of a sealed key; none where nobody typed one
    Brought bringIn(Path from, Passphrase passphrase) {
        var files = Files.isDirectory(from) ? FileAccess.below(from, NSC, MOST) : List.of(from);
        if (files.isEmpty()) {
            throw ProblemException.of(ProblemCode.KEY_INVALID, from);
        }
        var seeds = new ArrayList<Seed>();
        try {
            files.forEach(file -> seeds.add(seed(file, passphrase)));
            var fresh = custody().bringIn(seeds);
            return new Brought(seeds.stream().map(Seed::publicKey).distinct().toList(), fresh);
        } finally {
            seeds.forEach(Seed::close);
        }
    }

    /// Sealed with a passphrase of its own, in a file that nobody else may read all the same.
    void takeOut(PublicKey key, Path file, Passphrase passphrase) {
        write(key, file, custody().sealed(key, passphrase, context.outside().sealing()));
    }

    /// Sealed for whoever has that curve key.
    void takeOut(PublicKey key, Path file, PublicKey receiver) {
        write(key, file, custody().sealed(key, receiver, context.outside().entropy()));
    }

    private void write(PublicKey key, Path file, SealedSeed sealed) {
        var text = sealed.text().toCharArray();
        custody().takeOut(key, String.valueOf(file.getFileName()), _ -> FileAccess.writeSecret(file, text));
    }

    KeyCustody custody() {
        return new KeyCustody(context.session().workspace());
    }

    private Seed seed(Path file, Passphrase passphrase) {
        return KeyText.seed(
                FileAccess.readSecret(file),
                file,
                box -> box.receiver().isPresent()
                        ? custody().opened(box)
                        : KeyCustody.opened(box, passphrase, context.outside().sealing()));
    }
}
