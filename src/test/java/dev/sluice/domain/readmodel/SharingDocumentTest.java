package dev.sluice.domain.readmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.federation.operation.ServiceResponse;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.ExportPatch;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
@DisplayName("The document of who exports what to whom")
final class SharingDocumentTest {
    private static final OperationOptions NOW = OperationOptions.now();

    private final UnitEnvironment unit = UnitEnvironment.start(1);
    private final Account source = unit.account("source");
    private final Account target = unit.account("target");

    @AfterEach
    void close() {
        unit.close();
    }

    private SharingReport report() {
        return unit.services().reads().sharing(unit.clock().instant());
    }

    private List<String> lines() {
        return SharingDocument.of(report()).lines().toList();
    }

    @Test
    @DisplayName("S2-13 says who exports what to whom, in which state, how old that is, and what waits")
    void says() {
        var shared = unit.share(source, target, "orders.>");
        var news = new ExportDraft(source.key(), "prices", "prices.*", ShareKind.SERVICE, Visibility.PUBLIC);
        unit.services().exports().add(news, NOW);
        unit.services()
                .imports()
                .addPublic(
                        new PublicImportDraft(
                                target.key(), source.key(), "prices.*", ShareKind.SERVICE, "vendor.prices.*"),
                        NOW);
        unit.offer(source, target, "stock.>");
        unit.clock().advance(Duration.ofHours(3));
        var lines = lines();
        assertTrue(lines.contains("# Who exports what to whom: KO"), lines::toString);
        assertTrue(
                lines.stream()
                        .anyMatch(line ->
                                line.startsWith("| source | stream orders.\\> | target | orders.\\> | active since ")
                                        && line.contains("(3 h before); servers seen 3 h before")),
                lines::toString);
        assertTrue(
                lines.contains("| source | service prices.\\* | target | vendor.prices.\\* |"
                        + " public, needs no consent | – |"),
                lines::toString);
        assertTrue(
                lines.stream().anyMatch(line -> line.startsWith("| source | stream stock.\\> | target | ")),
                lines::toString);
        assertTrue(lines.contains("## Account target"));
        assertEquals(2, report().flows().size());
        assertEquals(1, report().offers().size());
        unit.services().federation().end(shared.id(), ActingAccount.of(source.key()), NOW);
        assertFalse(lines().stream().anyMatch(line -> line.contains("orders.")), "what has ended is no live state");
    }

    @Test
    @DisplayName("S2-13 takes nothing that others wrote for Markdown")
    void foreign() {
        var draft = new ExportDraft(source.key(), "a|b <b>", "prices.*", ShareKind.SERVICE, Visibility.PRIVATE);
        var export = unit.services().exports().add(draft, NOW).value();
        var description = "x | [y](http://z) <script>\n# no heading \u202e `code`";
        unit.services()
                .shareEdits()
                .change(
                        export,
                        new ExportPatch(description, null, ServiceResponse.Type.STREAM.word(), null, null, null, null),
                        NOW);
        var row = lines().stream()
                .filter(line -> line.startsWith("| a"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                "| a\\|b \\<b\\> | service prices.\\* | by consent only | Stream |"
                        + " x \\| \\[y\\](http:\\//z) \\<script\\> \\# no heading \\\\u\\{202e\\} \\`code\\` |",
                row);
    }

    @Test
    @DisplayName("S2-13 of one account has what comes from it and goes to it")
    void ofOne() {
        unit.share(source, target, "orders.>");
        var other = unit.account("other");
        unit.share(other, source, "bills.>");
        var about = report().about(target.key());
        assertEquals(1, about.accounts().size());
        assertEquals("orders.>", about.flows().getFirst().view().subject().text());
        assertEquals(1, about.flows().size());
        assertEquals(2, report().about(source.key()).flows().size());
    }
}
