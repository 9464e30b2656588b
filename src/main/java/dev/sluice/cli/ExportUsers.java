package dev.sluice.cli;

import dev.sluice.domain.federation.Exports;
import dev.sluice.domain.federation.act.ImportView;
import dev.sluice.domain.federation.act.Response;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Who takes what exports carry, read once for all of a list.
final class ExportUsers {
    private final Map<ExportId, Integer> live;
    private final Map<PublicKey, List<ImportView.Kept>> kept;

    ExportUsers(Session session) {
        this.live = session.realm().exports().tally();
        this.kept = session.realm().imports().kept().stream().collect(Collectors.groupingBy(ImportView.Kept::exporter));
    }

    /// Live connections, and what came from elsewhere and has none.
    int count(Export export) {
        var without = kept.getOrDefault(export.account(), List.of()).stream()
                .filter(row -> row.kind() == export.kind() && export.subject().contains(row.subject()))
                .count();
        return live.getOrDefault(export.id(), 0) + (int) without;
    }

    static String visibility(Exports.Facts facts, Export export) {
        return facts.isBound()
                ? Texts.of("export.bound", Words.of(export.visibility()), facts.position())
                : Words.of(export.visibility());
    }

    static String type(Exports.Facts facts, Export export) {
        var response = facts.response();
        return response == null || response.equals(new Response(Response.Type.SINGLETON, null))
                ? export.kind().word()
                : Texts.of(
                        "export.response", export.kind().word(), response.type().word());
    }
}
