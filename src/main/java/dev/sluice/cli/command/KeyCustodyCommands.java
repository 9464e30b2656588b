package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.KeyCustody;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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

    int bringIn(List<String> files) {
        return context.inWorkspace(WorkspaceAccess.CHANGE, workspace -> {
            var seeds = new ArrayList<Seed>();
            try {
                files.forEach(file -> seeds.add(seed(file)));
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

    int takeOut(String typed, String file) {
        var key = whole(typed);
        context.files().requireFree(file);
        return context.inWorkspace(WorkspaceAccess.CHANGE, workspace -> {
            new KeyCustody(workspace).takeOut(key, seed -> write(seed, file));
            print(List.of(key), taken -> CliMessages.of("key.takenOut", taken, file));
            return ExitCode.DONE;
        });
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
    private static PublicKey whole(String typed) {
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

    /// A line with a seed, alone or in a creds file; wiped when it is read.
    private Seed seed(String file) {
        var text = context.files().creds(file);
        var line = Armour.seed(text).orElseGet(() -> firstLine(text));
        try {
            return Seed.parse(line);
        } catch (IllegalArgumentException e) {
            throw ProblemException.because(e, ProblemCode.KEY_INVALID, file);
        } finally {
            Arrays.fill(text, '\0');
            Arrays.fill(line, '\0');
        }
    }

    private static char[] firstLine(char[] text) {
        var end = 0;
        while (end < text.length && text[end] != '\n' && text[end] != '\r') {
            end++;
        }
        return Arrays.copyOf(text, end);
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
