package dev.sluice.cli.json;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.domain.federation.Exports;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.ServiceResponse;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Who takes what exports carry, read once for all of a list.
public final class ExportUsers {
    private final Map<ExportId, Integer> live;
    private final Map<PublicKey, List<ImportView.Kept>> kept;

    public ExportUsers(EnvironmentSession session) {
        this.live = session.services().exports().tally();
        this.kept =
                session.services().imports().kept().stream().collect(Collectors.groupingBy(ImportView.Kept::exporter));
    }

    /// Live connections, and what came from elsewhere and has none.
    public int count(Export export) {
        var without = kept.getOrDefault(export.account(), List.of()).stream()
                .filter(row -> export.carries(row.kind(), row.subject()))
                .count();
        return live.getOrDefault(export.id(), 0) + (int) without;
    }

    public static String visibility(Exports.Facts facts, Export export) {
        return facts.isBound()
                ? CliMessages.of("export.bound", Terms.of(export.visibility()), facts.position())
                : Terms.of(export.visibility());
    }

    public static String type(Exports.Facts facts, Export export) {
        var response = facts.response();
        return response == null || response.equals(new ServiceResponse(ServiceResponse.Type.SINGLETON, null))
                ? export.kind().word()
                : CliMessages.of(
                        "export.response", export.kind().word(), response.type().word());
    }
}
