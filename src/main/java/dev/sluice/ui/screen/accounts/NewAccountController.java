package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.account.NewAccountShape;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.session.ScreenContext;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Makes an account of ours, which waits to be published, or notes a partner's.
final class NewAccountController extends SheetController {

    private final ScreenContext context;
    private final NewAccountModel model;
    private final Consumer<Account> made;

    /// @param made told of the new one
    NewAccountController(ScreenContext context, NewAccountModel model, Consumer<Account> made) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
        this.made = made;
    }

    void create() {
        var name = model.name().text().get();
        finish(
                model.external().get()
                        ? partner(name, model.key().get().strip())
                        : ours(
                                name,
                                model.jetStream().get(),
                                model.template().get(),
                                model.tier().get()),
                made);
    }

    private Supplier<Account> ours(String name, boolean jetStream, String template, String tier) {
        var agreed = model.cuts().named();
        return () -> context.session()
                .services()
                .accounts()
                .add(
                        name,
                        jetStream ? Limits.unlimited() : Limits.core(),
                        shape(template, tier, agreed),
                        OperationOptions.stage().confirming(agreed))
                .value();
    }

    /// @param agreed subjects that are shared with everybody on purpose
    private NewAccountShape shape(String template, String tier, Set<String> agreed) {
        var services = context.session().services();
        var shape =
                template.isEmpty() ? NewAccountShape.NONE : services.templates().shape(template, agreed);
        return tier.isEmpty()
                ? shape
                : shape.with(AccountPatch.tiering(services.tiers().tiering(tier)));
    }

    private Supplier<Account> partner(String name, String key) {
        return () -> context.session()
                .services()
                .accounts()
                .addExternal(
                        name,
                        PublicKey.parse(key).orElseThrow(() -> ProblemException.of(ProblemCode.NOT_ACCOUNT_KEY, key)));
    }
}
