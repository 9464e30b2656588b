package dev.sluice.cli.command.key;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.LineDocuments;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JwtAnswer;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/// `sluice nkey`: makes keys and says what a key is. Needs no workspace, and keeps nothing.
@Command(name = "nkey", addMethodSubcommands = false)
public final class NkeyCommand {
    private static final String STANDARD = "-";
    private static final int SEED_LENGTH = 58;

    private final CommandContext context;

    public NkeyCommand(CommandContext context) {
        this.context = context;
    }

    /// What can be made here; servers make their own keys.
    enum Made {
        OPERATOR,
        ACCOUNT,
        USER,
        CURVE
    }

    @Command(name = "gen")
    int generate(@Parameters(paramLabel = "KIND", descriptionKey = "KIND") Made made) {
        var kind = KeyKind.valueOf(made.name());
        try (var seed = Seed.generate(kind, context.tools().entropy())) {
            var text = seed.text();
            try {
                print(seed, text);
            } finally {
                Arrays.fill(text, '\0');
            }
        }
        if (context.terminal().delivered()) {
            context.output().remark(CliMessages.of("nkey.store"));
        }
        return ExitCode.DONE;
    }

    /// Character by character, so that the seed never becomes a string.
    private void print(Seed seed, char[] text) {
        var out = context.terminal().out();
        var key = seed.publicKey().text();
        if (context.options().json()) {
            out.print("{\"kind\":\"" + Terms.of(seed.kind()) + "\",\"public\":\"" + key + "\",\"seed\":\"");
            out.print(text);
            out.println("\"}");
        } else {
            out.println(text);
            out.println(key);
        }
        out.flush();
    }

    @Command(name = "inspect")
    int inspect(@Parameters(paramLabel = "KEY|-", descriptionKey = "KEY") String key) {
        if (!key.equals(STANDARD)) {
            if (isSeedLike(key)) {
                throw context.usage(CliMessages.of("nkey.seed.argument"));
            }
            return print(inspected(key));
        }
        int code = ExitCode.DONE;
        var out = context.terminal().out();
        var documents = new LineDocuments(context.terminal().in(), out::flush);
        try {
            for (var next = documents.next(); next.isPresent(); next = documents.next()) {
                code = Math.max(code, print(inspected(next.get().text().strip())));
            }
        } catch (IOException e) {
            throw context.files().unreadable(STANDARD, e);
        }
        return code;
    }

    private int print(JwtAnswer answer) {
        answer.print(context);
        return answer.good() ? ExitCode.DONE : ExitCode.PROBLEM;
    }

    private static JwtAnswer inspected(String text) {
        var key = PublicKey.parse(text);
        if (key.isPresent()) {
            return described(key.get(), "public");
        }
        return seedKey(text)
                .map(found -> described(found, "seed"))
                .orElseGet(() -> JwtAnswer.fault(CliMessages.of("nkey.neither")));
    }

    private static Optional<PublicKey> seedKey(String text) {
        var secret = text.toCharArray();
        try (var seed = Seed.parse(secret)) {
            return Optional.of(seed.publicKey());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private static JwtAnswer described(PublicKey key, String form) {
        var kind = Terms.of(key.kind());
        var document = JsonNodeFactory.instance
                .objectNode()
                .put("kind", kind)
                .put("form", form)
                .put("public", key.text());
        return new JwtAnswer(document, List.of(CliMessages.of("nkey." + form, kind, key.text())), true);
    }

    /// Also with a typing mistake: what was meant as a seed must not be repeated in a message.
    private static boolean isSeedLike(String text) {
        return text.startsWith("S") && text.length() >= SEED_LENGTH - 2;
    }
}
