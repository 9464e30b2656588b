package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.json.JwtAnswers;
import dev.sluice.cli.json.JwtLines;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.Token;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.json.ReadMode;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `sluice jwt`: reads, writes, judges and compares tokens. Needs no workspace. Everything but `diff` takes one
/// document a line and answers each with one, so that thousands go through one process.
@Command(name = "jwt", addMethodSubcommands = false)
public final class JwtCommand {
    private static final String STANDARD = "-";

    private final CommandContext context;

    public JwtCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "decode")
    int decode(
            @Parameters(paramLabel = "FILE|-", descriptionKey = "FILE", arity = "0..1", defaultValue = STANDARD)
                    String file) {
        return new JwtLines(context).answer(file, JwtAnswers::decoded);
    }

    @Command(name = "validate")
    int validate(
            @Parameters(paramLabel = "FILE|-", descriptionKey = "FILE", arity = "0..1", defaultValue = STANDARD)
                    String file) {
        return new JwtLines(context).answer(file, JwtAnswers::validated);
    }

    @Command(name = "encode")
    int encode(
            @Parameters(paramLabel = "FILE|-", descriptionKey = "FILE", arity = "0..1", defaultValue = STANDARD)
                    String file) {
        return new JwtLines(context).answer(file, JwtAnswers::encoded);
    }

    @Command(name = "diff")
    int diff(
            @Parameters(paramLabel = "A", descriptionKey = "A", index = "0") String before,
            @Parameters(paramLabel = "B", descriptionKey = "B", index = "1") String after) {
        var old = token(before);
        var now = token(after);
        if (old.claims().claimKind() != now.claims().claimKind()) {
            throw context.usage(CliMessages.of(
                    "jwt.diff.kinds",
                    JwtAnswers.word(old.claims().claimKind()),
                    JwtAnswers.word(now.claims().claimKind())));
        }
        var changes = ClaimDiff.between(old.claims(), now.claims());
        JwtAnswers.differences(old.claims().claimKind(), changes).print(context);
        return ExitCode.DONE;
    }

    private Token<?> token(String name) {
        try {
            return JwtReader.decodeAny(Armour.token(text(name)), ReadMode.KEEP_UNKNOWN);
        } catch (JwtException e) {
            throw ProblemException.because(e, ProblemCode.TOKEN_DAMAGED, e.getMessage());
        }
    }

    /// The content of a file, or the token itself: it is no secret, and a file is never called like one.
    private String text(String name) {
        boolean itself = name.startsWith("eyJ") && name.indexOf('.') > 0;
        return itself ? name : context.files().jwt(name);
    }
}
