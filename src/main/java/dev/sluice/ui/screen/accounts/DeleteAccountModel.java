package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.RemovalPlan;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.TypedOperationModel;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who loses what when an account is deleted.
final class DeleteAccountModel extends TypedOperationModel {

    private static final Messages TEXTS = Messages.of("accounts");

    private final RemovalPlan plan;
    private final Map<PublicKey, String> names;

    private DeleteAccountModel(RemovalPlan plan, Map<PublicKey, String> names, TypedName typed) {
        super(typed);
        this.plan = plan;
        this.names = Map.copyOf(names);
    }

    /// In the background.
    static DeleteAccountModel read(ScreenContext context, Account account) {
        var plan = context.session().services().accounts().removalPlan(account.key());
        var keys = Stream.of(
                        plan.exported().stream().map(Connection::importer),
                        plan.imported().stream().map(Connection::exporter),
                        plan.publicImports().stream().map(row -> row.account()),
                        plan.kept().stream().map(row -> row.account()))
                .flatMap(found -> found)
                .distinct()
                .toList();
        var known = context.session().reads().accounts().labels(keys);
        return new DeleteAccountModel(
                plan,
                keys.stream()
                        .collect(Collectors.toMap(
                                key -> key, key -> TEXTS.get("party", known.of(key), key.shortText()))),
                context.session().typed(plan.account().name(), TypedName.Severity.DELETE));
    }

    RemovalPlan plan() {
        return plan;
    }

    Account account() {
        return plan.account();
    }

    String name(PublicKey key) {
        return names.getOrDefault(key, key.shortText());
    }

    List<String> rebuilt() {
        return plan.rebuilt().stream().map(this::name).toList();
    }

    /// Every import without a connection that would end with it stands on the sheet.
    Set<String> named() {
        return plan.kept().stream().map(ImportView.Kept::name).collect(Collectors.toSet());
    }
}
