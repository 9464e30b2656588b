package dev.sluice.domain.interop.conf;

import dev.sluice.domain.account.UserDraft;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.interop.conf.ConfPlan.Arrival;
import dev.sluice.domain.interop.conf.ConfPlan.Share;
import dev.sluice.domain.interop.conf.ConfPlan.Way;
import dev.sluice.domain.interop.plan.ImportItem;
import dev.sluice.domain.interop.plan.ImportStatus;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.service.EnvironmentServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Brings accounts of a server's configuration into operator mode: each becomes an account with a key of its own,
/// and what two of them agree on in the file a connection by the consent of both.
public final class ConfImport {
    private final EnvironmentServices services;

    public ConfImport(EnvironmentServices services) {
        this.services = services;
    }

    /// @param problem why it did not come in
    public record Failure(String name, Problem problem) {}

    /// @param users in the order of the file, for whoever hands credentials out
    public record Result(List<Account> accounts, List<User> users, int shares, List<Failure> failures) {
        public Result {
            accounts = List.copyOf(accounts);
            users = List.copyOf(users);
            failures = List.copyOf(failures);
        }
    }

    /// What would become of it; makes nothing.
    ///
    /// @param name of the file, for people
    /// @throws ProblemException `CONF_UNREADABLE`
    public ConfPlan plan(String name, String text) {
        var present = services.accounts().list().stream()
                .map(view -> view.account().name())
                .toList();
        try {
            return ConfAccounts.plan(ConfParser.parse(text), present);
        } catch (ConfFault fault) {
            var said = ImportItem.of(
                    ImportStatus.UNREADABLE,
                    ImportItem.Kind.FILE,
                    name,
                    fault.note(),
                    fault.args().toArray());
            throw ProblemException.because(fault, ProblemCode.CONF_UNREADABLE, name, fault.line(), said.words());
        }
    }

    /// Makes it. What fails stays out by itself, and what rests on it; the rest comes in.
    ///
    /// @param life of each user; null for ever
    public Result apply(ConfPlan plan, @Nullable Duration life, OperationOptions options) {
        var made = new HashMap<String, PublicKey>();
        var accounts = new ArrayList<Account>();
        var users = new ArrayList<User>();
        var failures = new ArrayList<Failure>();
        for (var arrival : plan.accounts()) {
            attempt(arrival.name(), failures, () -> {
                var account = account(arrival, options);
                made.put(arrival.name(), account.key());
                accounts.add(account);
            });
        }
        var shares = new ArrayList<Share>();
        for (var share : plan.shares()) {
            attempt(share.name(), failures, () -> {
                if (share(share, made, options)) {
                    shares.add(share);
                }
            });
        }
        for (var arrival : plan.accounts()) {
            var account = made.get(arrival.name());
            if (account != null) {
                arrival.users()
                        .forEach(user -> attempt(
                                arrival.name() + " " + user.name(),
                                failures,
                                () -> users.add(services.users()
                                        .add(
                                                account,
                                                new UserDraft(user.name(), user.patch(), null, life, List.of())))));
            }
        }
        return new Result(accounts, users, shares.size(), failures);
    }

    private Account account(Arrival arrival, OperationOptions options) {
        var shape = services.templates().shape(arrival.shape(), options.confirmed());
        return services.accounts()
                .add(arrival.name(), Limits.core(), shape, options)
                .value();
    }

    /// @return whether both sides are there
    private boolean share(Share share, Map<String, PublicKey> made, OperationOptions options) {
        var exporter = made.get(share.exporter());
        var importer = made.get(share.importer());
        if (exporter == null || importer == null) {
            return false;
        }
        if (share.way() == Way.PUBLIC) {
            services.imports()
                    .addPublic(
                            new PublicImportDraft(importer, exporter, share.subject(), share.kind(), share.local()),
                            options);
            return true;
        }
        var draft = new OfferDraft(
                exporter, importer, share.name(), share.subject(), share.kind(), null, options.confirmed());
        var offer = services.federation().offer(draft);
        services.federation().accept(offer.id(), ActingAccount.of(importer), share.local(), options);
        return true;
    }

    private static void attempt(String name, List<Failure> failures, Runnable making) {
        try {
            making.run();
        } catch (ProblemException e) {
            failures.add(new Failure(name, e.problem()));
        }
    }
}
