package dev.sluice.cli.text;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.QrText;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.domain.jwt.claims.ClaimKind;
import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.tokendelivery.TokenFileName;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// The ways in which an issued token leaves Sluice on the command line.
public final class TokenDelivery {
    private static final String UNNAMED = "";

    @Option(names = "--out", paramLabel = "FILE", arity = "0..1", fallbackValue = UNNAMED)
    private @Nullable String file;

    @Option(names = "--armoured")
    private boolean armoured;

    @Option(names = "--qr")
    private boolean qr;

    @Option(names = "--qr-png", paramLabel = "FILE")
    private @Nullable String picture;

    /// Before a token is issued for which there is no place.
    public void requireFree(CommandContext context, String export, String importer) {
        if (file != null) {
            context.files().requireFree(name(context, file, export, importer));
        }
        context.files().requireFree(picture);
    }

    /// A token that has been issued, and for whom.
    ///
    /// @param party the importer as it is told: with the ends of its key
    public record Issued(String token, String export, String importer, String party) {}

    /// Writes what was asked for and tells it; the token itself is among the lines unless it went to a file or
    /// became a picture.
    public List<String> deliver(CommandContext context, Issued issued, ObjectNode document) {
        var text = armoured ? Armour.jwt(ClaimKind.ACTIVATION, issued.token()) : issued.token() + "\n";
        var lines = new ArrayList<String>();
        if (file != null) {
            var name = name(context, file, issued.export(), issued.importer());
            context.files().write(name, text);
            document.put("file", name);
            lines.add(CliMessages.of("activation.written", issued.party(), name));
        }
        if (qr || picture != null) {
            lines.addAll(codes(context, issued, document));
        }
        if (lines.isEmpty()) {
            text.stripTrailing().lines().forEach(lines::add);
        }
        return lines;
    }

    private List<String> codes(CommandContext context, Issued issued, ObjectNode document) {
        var lines = new ArrayList<String>();
        var codes = context.tools().qrCodes();
        var code = codes.encode(issued.token());
        if (picture != null) {
            context.files().writeBytes(picture, codes.png(code));
            document.put("picture", picture);
            lines.add(CliMessages.of("activation.picture", issued.party(), picture));
        }
        if (qr) {
            var drawing = new QrText(code);
            lines.addAll(drawing.lines());
            var rows = document.putArray("qr");
            drawing.lines().forEach(rows::add);
            context.terminal()
                    .environment("COLUMNS")
                    .filter(columns -> columns.matches("\\d{1,4}") && Integer.parseInt(columns) < drawing.columns())
                    .ifPresent(_ -> context.output().remark(CliMessages.of("activation.narrow", drawing.columns())));
        }
        return lines;
    }

    /// A folder, or nothing at all, gets a file of the usual name in it.
    private static String name(CommandContext context, String wanted, String export, String importer) {
        var usual = TokenFileName.of(export, importer);
        if (wanted.equals(UNNAMED)) {
            return usual;
        }
        var path = context.terminal().directory().resolve(wanted);
        return !wanted.equals("-") && Files.isDirectory(path)
                ? path.resolve(usual).toString()
                : wanted;
    }
}
