package dev.sluice.domain.account;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.claims.AccountShape;
import dev.sluice.domain.federation.claims.LimitTable;
import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.preflight.SensitiveSubjects;
import dev.sluice.domain.federation.sharing.AccountPublication;
import dev.sluice.domain.federation.sharing.StagedEdits;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.Tiering;
import dev.sluice.domain.model.record.Setting;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.model.record.StagedChange.AddExport;
import dev.sluice.domain.model.record.StagedChange.ChangeAccount;
import dev.sluice.domain.model.record.StagedChange.Edit;
import dev.sluice.domain.model.record.StagedChange.RemoveExport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Templates: shapes of accounts by name, for new accounts and for those of other environments. All environments
/// of a workspace have the same ones.
public final class Templates {
    private static final String PLACE = "templates";

    private final EnvironmentContext context;
    private final AccountPublication publication;
    private final StagedEdits edits;

    public Templates(EnvironmentContext context, AccountPublication publication, StagedEdits edits) {
        this.context = context;
        this.publication = publication;
        this.edits = edits;
    }

    /// @param shape as [AccountShape] has it
    public record Template(String name, AccountClaims shape) {}

    public List<Template> list() {
        return context.store()
                .read(view -> all(view).stream()
                        .map(setting -> new Template(setting.name(), UnmodelledClaims.read(setting.content())))
                        .toList());
    }

    /// @throws ProblemException `TEMPLATE_UNKNOWN`
    public Template find(String name) {
        return context.store()
                .read(view -> setting(view, name))
                .map(setting -> new Template(setting.name(), UnmodelledClaims.read(setting.content())))
                .orElseThrow(() -> ProblemException.of(ProblemCode.TEMPLATE_UNKNOWN, name));
    }

    /// Keeps the shape of an account, as it will be with what waits for a push.
    ///
    /// @param replacing whether one of that name may be written over
    /// @throws ProblemException `TEMPLATE_EXISTS`
    public Template save(String name, PublicKey key, boolean replacing) {
        return context.act(Operation.local(Action.TEMPLATE_CHANGE, key).about(name), () -> {
            var checked = Names.check(name);
            var shape = context.store().rehearse(tx -> shape(tx, key));
            return context.store().write(tx -> {
                var present = setting(tx, checked);
                if (present.isPresent() && !replacing) {
                    throw ProblemException.of(ProblemCode.TEMPLATE_EXISTS, checked);
                }
                var template = new Template(present.map(Setting::name).orElse(checked), shape);
                tx.settings().save(new Setting(PLACE, template.name(), ClaimRest.write(template.shape())));
                return template;
            });
        });
    }

    /// Accounts that were made by it stay as they are.
    ///
    /// @throws ProblemException `TEMPLATE_UNKNOWN`
    public Template remove(String name) {
        return context.act(Operation.local(Action.TEMPLATE_CHANGE).about(name), () -> {
            var template = find(name);
            context.store().change(tx -> tx.settings().save(new Setting(PLACE, template.name(), "")));
            return template;
        });
    }

    /// What a new account is by it.
    ///
    /// @param confirmed subjects that are shared with everybody on purpose
    public NewAccountShape shape(String name, Set<String> confirmed) {
        return shape(find(name).shape(), confirmed);
    }

    /// The same of a shape that has no name, such as one that comes from elsewhere.
    public NewAccountShape shape(AccountClaims shape, Set<String> confirmed) {
        var template = new Template("", shape);
        return new NewAccountShape(account -> AccountShape.on(account, shape), account -> {
            var exports = lacking(account, template, List.of());
            exports.forEach(export -> refuseSensitive(export, confirmed));
            return exports;
        });
    }

    /// What giving it to an account would change there; exports that the account has beyond it stay.
    public List<ClaimChange> diff(String name, PublicKey key) {
        var template = find(name);
        return context.store().rehearse(tx -> {
            var before = shape(tx, key);
            change(template, key, Set.of(), true).accept(tx);
            var after = AccountShape.of(context.managed(tx, key), tx.exports().of(key));
            return ClaimDiff.between(before, after);
        });
    }

    /// Its limits alone, so that what they cut can be asked before they are given to an account.
    public AccountPatch limits(String name) {
        var template = find(name);
        return AccountPatch.tiering(
                new Tiering(template.name(), LimitTable.written(template.shape().limits())));
    }

    /// Gives it to an account that is there.
    ///
    /// @throws ProblemException `TEMPLATE_UNKNOWN`, and what a new export may meet
    public OperationResult<Account> apply(String name, PublicKey key, OperationOptions options) {
        var operation = Operation.onServers(Action.ACCOUNT_CHANGE, key).about("template " + name);
        return context.act(operation, options, () -> {
            var change = change(find(name), key, options.confirmed(), false);
            Outcome outcome = new Outcome.Local();
            if (publication.waits(options)) {
                context.store().change(change);
            } else {
                outcome = publication.publish(key, change, options);
            }
            return new OperationResult<>(context.store().read(view -> context.account(view, key)), outcome);
        });
    }

    /// @param isTrial whether nobody is asked about subjects that are shared with everybody
    private Consumer<StoreTx> change(Template template, PublicKey key, Set<String> confirmed, boolean isTrial) {
        return tx -> {
            var account = context.managed(tx, key);
            tx.accounts().save(AccountShape.on(account, template.shape()));
            for (var export : lacking(account, template, present(tx, key))) {
                if (isTrial) {
                    tx.exports().save(export);
                } else {
                    refuseSensitive(export, confirmed);
                    edits.apply(tx, new AddExport(export, confirmed));
                }
            }
        };
    }

    private List<Export> lacking(Account account, Template template, List<Export> present) {
        return template.shape().exports().stream()
                .filter(claim -> present.stream().noneMatch(row -> isOf(row, claim)))
                .map(claim -> row(account, claim))
                .toList();
    }

    private static boolean isOf(Export row, ExportClaim claim) {
        return row.isLive()
                && row.kind() == claim.type()
                && row.subject().text().equals(claim.subject());
    }

    private Export row(Account account, ExportClaim claim) {
        var plain = new Export(
                new ExportId(context.newId()),
                account.key(),
                claim.name(),
                new Subject(claim.subject()),
                claim.type() == null ? ShareKind.STREAM : claim.type(),
                claim.tokenReq() ? Visibility.PRIVATE : Visibility.PUBLIC,
                Export.Origin.STANDALONE,
                context.now(),
                null);
        return plain.withRest(AccountShape.rest(claim, plain));
    }

    private static void refuseSensitive(Export export, Set<String> confirmed) {
        SensitiveSubjects.refuse(export.subject(), export.kind(), export.visibility(), confirmed);
    }

    /// With what waits, which is carried out here.
    private AccountClaims shape(StoreTx tx, PublicKey key) {
        waiting(tx, key).forEach(edit -> edits.apply(tx, edit));
        return AccountShape.of(context.managed(tx, key), tx.exports().of(key));
    }

    private List<Edit> waiting(StoreView view, PublicKey key) {
        return view.staged().in(context.id()).stream()
                .map(StagedChange::edit)
                .filter(edit -> edit.account().equals(key))
                .filter(edit ->
                        edit instanceof ChangeAccount || edit instanceof AddExport || edit instanceof RemoveExport)
                .toList();
    }

    private List<Export> present(StoreView view, PublicKey key) {
        var added = waiting(view, key).stream()
                .filter(AddExport.class::isInstance)
                .map(edit -> ((AddExport) edit).export());
        return Stream.concat(view.exports().of(key).stream(), added).toList();
    }

    private static Optional<Setting> setting(StoreView view, String name) {
        return all(view).stream()
                .filter(setting -> Names.key(setting.name()).equals(Names.key(name)))
                .findFirst();
    }

    private static List<Setting> all(StoreView view) {
        return view.settings().in(PLACE).stream()
                .filter(setting -> !setting.content().isEmpty())
                .toList();
    }
}
