package dev.sluice.domain.config;

import dev.sluice.domain.config.ServerConfig.Named;
import dev.sluice.domain.config.ServerConfig.OperatorText;
import dev.sluice.domain.config.ServerConfig.Preload;
import dev.sluice.domain.config.ServerConfig.Trust;
import dev.sluice.domain.federation.operation.AccountView;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.service.EnvironmentServices;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What servers of an environment are to trust, from the workspace.
public final class ConfigTrust {
    /// Stands for every account that we sign.
    public static final String ALL = "all";

    private final EnvironmentServices services;

    public ConfigTrust(EnvironmentServices services) {
        this.services = services;
    }

    /// The accounts to bring along: the system account first, if we have its JWT, then those named.
    ///
    /// @param names names or keys, or [#ALL]
    /// @throws ProblemException `ACCOUNT_UNKNOWN`, or `ACCOUNT_WITHOUT_JWT` for one that others sign
    public List<Account> choose(List<String> names) {
        var all = services.accounts().list().stream().map(AccountView::account).toList();
        var system = all.stream().filter(account -> account.role() == AccountRole.SYSTEM && isSigned(account));
        var wanted = names.contains(ALL)
                ? all.stream().filter(Account::isManaged)
                : names.stream().map(services.accounts()::find).peek(ConfigTrust::refuseForeign);
        return Stream.concat(system, wanted.filter(Account::isManaged).sorted(Comparator.comparing(Account::name)))
                .distinct()
                .toList();
    }

    /// Names of accounts that we sign and that are not among these.
    public List<String> leftOut(List<Account> chosen) {
        var keys = chosen.stream().map(Account::key).collect(Collectors.toSet());
        return services.accounts().list().stream()
                .map(AccountView::account)
                .filter(account -> account.isManaged() && !keys.contains(account.key()))
                .map(Account::name)
                .sorted()
                .toList();
    }

    /// Whether [#trust] has to sign one of them, which needs the vault.
    public static boolean needsSigning(List<Account> accounts) {
        return !accounts.stream().allMatch(ConfigTrust::isSigned);
    }

    /// Brings along the last signed JWTs of these accounts.
    public Trust trust(OperatorText operator, List<Account> accounts) {
        var environment = services.environment();
        var system = environment.systemAccount();
        var name = services.accounts().list().stream()
                .map(AccountView::account)
                .filter(account -> account.key().equals(system))
                .map(Account::name)
                .findFirst()
                .orElse("SYS");
        var preload = accounts.stream()
                .map(account -> new Preload(
                        new Named(account.name(), account.key()),
                        services.accounts().signed(account.key())))
                .toList();
        return new Trust(environment.name(), operator, new Named(name, system), preload);
    }

    private static boolean isSigned(Account account) {
        return account.release().jwt() != null;
    }

    private static void refuseForeign(Account account) {
        if (account.role() == AccountRole.EXTERNAL || (account.role() == AccountRole.SYSTEM && !isSigned(account))) {
            throw ProblemException.of(ProblemCode.ACCOUNT_WITHOUT_JWT, account.name());
        }
    }
}
