package dev.sluice.ui.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.ServiceResponse;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.ImportId;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.ExportPatch;
import dev.sluice.domain.model.record.ExportPatch.Sampling;
import dev.sluice.domain.model.record.ImportPatch;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
@DisplayName("What is done with exports and imports, as commands")
public class ShareLinesTest {
    private static final ShareLines LINES = new ShareLines("Retail");
    private static final PublicKey KEY = PublicKey.parse("ADJM5VYRSWQ47O43UMML3XTIWQYYYVCHKLRRH2PZQMG3CY7EDNKXH62Y")
            .orElseThrow();
    private static final Export EXPORT = new Export(
            new ExportId(new UUID(0, 1)),
            KEY,
            "prices",
            Subject.of("prices.*.get"),
            ShareKind.SERVICE,
            Visibility.PUBLIC,
            Export.Origin.STANDALONE,
            Instant.EPOCH,
            null);
    private static final ImportView IMPORT = new ImportView.Public(new Import(
            new ImportId(new UUID(0, 2)),
            KEY,
            "prices",
            KEY,
            Subject.of("prices.*.get"),
            null,
            ShareKind.SERVICE,
            Instant.EPOCH,
            null));
    private static final ExportPatch ALL =
            new ExportPatch("By shop", "https://example.com", "Stream", 250L, new Sampling(10, "latency"), null, true);

    private static final ExportDraft DRAFT = new ExportDraft(
            KEY,
            "jobs",
            "jobs.*",
            ShareKind.SERVICE,
            Visibility.PRIVATE,
            new ServiceResponse(ServiceResponse.Type.STREAM, Duration.ofMillis(500)));

    /// One of each, for those who try them out.
    public static List<CommandLines> samples() {
        return List.of(
                LINES.change("ACCTA", EXPORT, ALL),
                LINES.change("ACCTA", EXPORT, new ExportPatch(null, null, null, 0L, Sampling.NONE, 2L, false)),
                LINES.change("ACCTA", IMPORT, new ImportPatch(true, false)),
                LINES.remove("ACCTA", EXPORT),
                LINES.remove("ACCTA", IMPORT),
                LINES.add("ACCTA", DRAFT),
                LINES.issue("ACCTA", EXPORT, KEY),
                LINES.importToken("ACCTB", "eyJ.e30.x", "orders.>", "their.orders.>"));
    }

    @Test
    void aServiceIsEditedByBothTools() {
        var lines = LINES.change("ACCTA", EXPORT, ALL);
        assertEquals(
                "sluice export edit --environment Retail --account ACCTA prices --description 'By shop'"
                        + " --info-url https://example.com --response-type Stream --response-threshold 250ms"
                        + " --latency latency --sampling 10 --allow-trace yes",
                lines.sluiceText());
        assertEquals(
                "nsc edit export --account ACCTA --subject 'prices.*.get' --service --description 'By shop'"
                        + " --info-url https://example.com --response-type Stream --response-threshold 250ms"
                        + " --latency latency --sampling 10 --allow-trace=true",
                lines.nsc().getFirst());
    }

    @Test
    void whatNscCannotDoIsNotPretended() {
        assertEquals(
                List.of(),
                LINES.change("ACCTA", IMPORT, new ImportPatch(true, null)).nsc());
    }

    @Test
    void aNewExportIsPrivateWithNscOnlyWhereThatIsSaid() {
        var lines = LINES.add("ACCTA", DRAFT);
        assertEquals(
                "sluice export add --environment Retail --account ACCTA 'jobs.*' --name jobs --service"
                        + " --response-type Stream --response-threshold 500ms",
                lines.sluiceText());
        assertEquals(
                "nsc add export --account ACCTA --name jobs --subject 'jobs.*' --service --private"
                        + " --response-type Stream --response-threshold 500ms\nnsc push --account ACCTA",
                lines.nscText());
    }

    @Test
    void aTokenIsReadFromWhatIsTyped() {
        assertEquals(
                "sluice import add --environment Retail --account ACCTB --token=- --as 'their.orders.>' <<<eyJ.e30.x",
                LINES.importToken("ACCTB", "eyJ.e30.x", "orders.>", "their.orders.>")
                        .sluiceText());
        assertEquals(
                "sluice import add --environment Retail --account ACCTB --token=- <<<eyJ.e30.x",
                LINES.importToken("ACCTB", "eyJ.e30.x", "orders.>", "orders.>").sluiceText());
    }
}
