package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.ImportId;
import dev.sluice.domain.model.record.StagedChange.Accept;
import dev.sluice.domain.model.record.StagedChange.AddExport;
import dev.sluice.domain.model.record.StagedChange.AddImport;
import dev.sluice.domain.model.record.StagedChange.ChangeAccount;
import dev.sluice.domain.model.record.StagedChange.ChangeExport;
import dev.sluice.domain.model.record.StagedChange.ChangeImport;
import dev.sluice.domain.model.record.StagedChange.Edit;
import dev.sluice.domain.model.record.StagedChange.End;
import dev.sluice.domain.model.record.StagedChange.RemoveExport;
import dev.sluice.domain.model.record.StagedChange.RemoveImport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// What a staged edit is called within a sentence.
record StagedWords(EnvironmentContext context, StoreView view) {
    String of(Edit edit) {
        var account = context.nameOf(view, edit.account());
        var about = switch (edit) {
            case AddExport add -> add.export().name();
            case RemoveExport remove -> export(remove.export());
            case AddImport add -> add.added().name();
            case RemoveImport remove -> imported(remove.account(), remove.removed());
            case Accept accept -> share(accept.connection());
            case End end -> share(end.connection());
            case ChangeAccount _ -> account;
            case ChangeExport change -> export(change.export());
            case ChangeImport change ->
                change.connection() == null ? imported(change.account(), change.changed()) : share(change.connection());
        };
        var words = ResourceBundle.getBundle("dev.sluice.domain.federation.findings")
                .getString("staged." + edit.getClass().getSimpleName());
        return MessageFormat.format(words, about, account);
    }

    private String export(ExportId id) {
        return view.exports()
                .find(id)
                .map(Export::name)
                .orElseGet(() -> id.value().toString());
    }

    private String imported(PublicKey account, @Nullable ImportId id) {
        return view.imports().of(account).stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .map(Import::name)
                .orElseGet(() -> id == null ? "" : id.value().toString());
    }

    private String share(ConnectionId id) {
        return view.connections()
                .find(id)
                .map(connection -> connection.share().name())
                .orElseGet(id::shortText);
    }
}
