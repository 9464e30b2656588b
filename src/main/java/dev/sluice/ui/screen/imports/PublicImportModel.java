package dev.sluice.ui.screen.imports;

import static java.util.Objects.requireNonNull;

import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.SubjectMapping;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.connection.MeantModel;
import dev.sluice.ui.control.CheckedText;
import dev.sluice.ui.dialog.SheetModel;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.function.BiFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The import of a public export as it is filled in.
final class PublicImportModel extends SheetModel {

    private static final Messages TEXTS = Messages.of("imports");

    /// What can be chosen.
    ///
    /// @param part what of an export an account can import
    record Offer(
            List<Account> own, List<Account> all, List<Export> exports, BiFunction<Export, PublicKey, Subject> part) {
        Offer {
            own = List.copyOf(own);
            all = List.copyOf(all);
            exports = List.copyOf(exports);
        }

        String nameOf(PublicKey key) {
            return all.stream()
                    .filter(account -> account.key().equals(key))
                    .map(account -> TEXTS.get("party", account.name(), key.shortText()))
                    .findFirst()
                    .orElseGet(key::shortText);
        }
    }

    private final Offer offer;
    private final ObjectProperty<Export> export;
    private final ReadOnlyObjectWrapper<List<Account>> importers = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable Account> account = new SimpleObjectProperty<>();
    private final CheckedText local = new CheckedText(this::arrival);
    private final MeantModel meant = new MeantModel();

    /// @param offer with at least one export
    PublicImportModel(Offer offer) {
        this.offer = offer;
        this.export = new SimpleObjectProperty<>(offer.exports().getFirst());
        require(local.usable());
        require(account.isNotNull());
        export.subscribe(this::exportChosen);
        account.subscribe((_, _) -> fillIn());
        local.text().subscribe((_, _) -> meant.rest(local.stripped()));
    }

    Offer offer() {
        return offer;
    }

    ObjectProperty<Export> export() {
        return export;
    }

    /// Who can import what is chosen.
    ReadOnlyObjectProperty<List<Account>> importers() {
        return importers.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable Account> account() {
        return account;
    }

    /// The subject under which it arrives.
    CheckedText local() {
        return local;
    }

    MeantModel meant() {
        return meant;
    }

    PublicImportDraft draft() {
        var chosen = export.get();
        return new PublicImportDraft(
                requireNonNull(account.get()).key(),
                chosen.account(),
                remote().text(),
                chosen.kind(),
                local.text().get());
    }

    private void exportChosen(Export chosen) {
        importers.set(offer.own().stream()
                .filter(one -> !one.key().equals(chosen.account()))
                .toList());
        var before = account.get();
        if (before != null && !importers.get().contains(before)) {
            account.set(null);
        }
        arrive(remote());
    }

    /// The importer's own key is filled in where the export wants it.
    private Subject remote() {
        var chosen = export.get();
        var importer = account.get();
        return importer == null ? chosen.subject() : offer.part().apply(chosen, importer.key());
    }

    /// What a person typed for an export that is not bound to the importer stays.
    private void fillIn() {
        var own = remote();
        if (!own.equals(export.get().subject())) {
            arrive(own);
        }
    }

    private void arrive(Subject subject) {
        local.text().set(subject.text());
        local.judge();
    }

    private String arrival(String text) {
        var remote = remote();
        var example = remote.example();
        return TEXTS.get("local.example", example, new SubjectMapping(remote, Subject.of(text)).apply(example));
    }
}
