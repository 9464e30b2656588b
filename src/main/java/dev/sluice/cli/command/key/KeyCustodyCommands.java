package dev.sluice.cli.command.key;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.PassphraseSource;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.KeyCustody;
import dev.sluice.domain.workspace.KeyText;
import dev.sluice.domain.workspace.SealedSeed;
import dev.sluice.domain.workspace.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// `sluice key gen`, `import`, `export` and `rm`: the seeds themselves, which are never printed.
final class KeyCustodyCommands {
    private final CommandContext context;

    KeyCustodyCommands(CommandContext context) {
        this.context = context;
    }

    int generate(KeyKind kind) {
        return context.inWorkspace(WorkspaceAccess.CHANGE, workspace -> {
            var key = new KeyCustody(workspace).generate(kind);
            print(List.of(key), made -> CliMessages.of("key.made", made));
            return ExitCode.DONE;
        });
    }

    int bringIn(List<String> files, @Nullable String passphraseFile) {
        return context.inWorkspace(WorkspaceAccess.CHANGE, workspace -> {
            var seeds = new ArrayList<Seed>();
            try {
                files.forEach(file -> seeds.add(seed(workspace, file, passphraseFile)));
                var fresh = new KeyCustody(workspace).bringIn(seeds);
                print(
                        seeds.stream().map(Seed::publicKey).distinct().toList(),
                        key -> CliMessages.of(fresh.contains(key) ? "key.broughtIn" : "key.known", key));
                return ExitCode.DONE;
            } finally {
                seeds.forEach(Seed::close);
            }
        });
    }

    int takeOut(String typed, String file, KeyCommand.@Nullable Seal seal) {
        var key = whole(typed);
        context.files().requireFree(file);
        return context.inWorkspace(WorkspaceAccess.CHANGE, workspace -> {
            var custody = new KeyCustody(workspace);
            if (seal == null) {
                custody.takeOut(key, file, seed -> write(seed, file));
                print(List.of(key), taken -> CliMessages.of("key.takenOut", taken, file));
                return ExitCode.DONE;
            }
            var sealed = sealed(custody, key, seal).text();
            custody.takeOut(key, file, _ -> context.files().write(file, sealed));
            var receiver = seal.receiver;
            print(
                    List.of(key),
                    taken -> receiver == null
                            ? CliMessages.of("key.sealed.passphrase", taken, file)
                            : CliMessages.of("key.sealed.xkey", taken, file, receiver));
            return ExitCode.DONE;
        });
    }

    private SealedSeed sealed(KeyCustody custody, PublicKey key, KeyCommand.Seal seal) {
        var receiver = seal.receiver;
        if (receiver != null) {
            var curve = PublicKey.parse(receiver)
                    .filter(parsed -> parsed.isKind(KeyKind.CURVE))
                    .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_CURVE_KEY, receiver));
            return custody.sealed(key, curve, context.tools().entropy());
        }
        try (var passphrase = new PassphraseSource(context).another(seal.passphraseFile)) {
            return custody.sealed(key, passphrase, context.tools().seedSealing());
        }
    }

    int remove(String typed) {
        var key = whole(typed);
        return context.inWorkspace(WorkspaceAccess.CHANGE, workspace -> {
            new KeyCustody(workspace).remove(key);
            print(List.of(key), gone -> CliMessages.of("key.removed", gone));
            return ExitCode.DONE;
        });
    }

    /// The whole key is its own confirmation.
    static PublicKey whole(String typed) {
        return PublicKey.parse(typed).orElseThrow(() -> ProblemException.of(ProblemCode.KEY_INVALID, typed));
    }

    private void write(Seed seed, String file) {
        var text = seed.text();
        try {
            context.files().write(file, text);
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    private Seed seed(Workspace workspace, String file, @Nullable String passphraseFile) {
        return KeyText.seed(context.files().creds(file), file, box -> opened(workspace, box, passphraseFile));
    }

    private Seed opened(Workspace workspace, SealedSeed sealed, @Nullable String passphraseFile) {
        if (sealed.receiver().isPresent()) {
            return new KeyCustody(workspace).opened(sealed);
        }
        try (var passphrase = new PassphraseSource(context).ofKey(passphraseFile)) {
            return KeyCustody.opened(sealed, passphrase, context.tools().seedSealing());
        }
    }

    private void print(List<PublicKey> keys, Function<PublicKey, String> words) {
        context.output()
                .print(
                        JsonDocuments.list("keys", keys, KeyCustodyCommands::document),
                        keys.stream().map(words).toList());
    }

    private static ObjectNode document(PublicKey key) {
        return JsonDocuments.plain()
                .put("key", key.text())
                .put("kind", key.kind().name().toLowerCase(Locale.ROOT));
    }
}
