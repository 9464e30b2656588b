package dev.sluice.domain.interop;

import dev.sluice.domain.interop.plan.ExportReport;
import dev.sluice.domain.interop.plan.ExportRequest;
import dev.sluice.domain.interop.plan.ExportRequest.Keys;
import dev.sluice.domain.interop.plan.StoreFile;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;

/// Writes an environment as a folder that nsc takes for its own (jwt-facts.md#3.2, jwt-facts.md#3.3): tokens, and
/// with keys the seeds and creds. Writes files, so never on the FX thread.
public final class NscExporter {
    private final InteropDependencies means;

    public NscExporter(InteropDependencies means) {
        this.means = means;
    }

    /// Accounts that were never signed are signed first, which needs the vault, as keys do.
    ///
    /// @throws ProblemException `FOLDER_NOT_OURS`, `FILE_NOT_WRITTEN`, `NAME_NOT_FOR_NSC`, `VAULT_LOCKED`
    public ExportReport export(ExportRequest request, Workspace workspace) {
        if (request.keys() == Keys.WITH_KEYS && workspace.vault().isLocked()) {
            throw ProblemException.of(ProblemCode.VAULT_LOCKED);
        }
        var services = workspace.services(request.environment());
        var environment = services.environment();
        var unsigned = new ArrayList<String>();
        var accounts = workspace.store().read(view -> view.accounts().in(environment.id())).stream()
                .filter(account -> account.role() != AccountRole.EXTERNAL)
                .map(account -> account.release().jwt() == null ? sign(workspace, account, unsigned) : account)
                .filter(account -> account.release().jwt() != null)
                .toList();
        var tree = new NscTree(environment, workspace, request.keys());
        try {
            tree.operator();
            accounts.forEach(tree::account);
            means.writer().write(request.folder(), tree.files());
            return new ExportReport(
                    request.folder().resolve(NscTree.STORES),
                    request.folder().resolve(NscTree.KEYS),
                    accounts.size(),
                    tree.users(),
                    tree.seeds(),
                    tree.missing(),
                    unsigned);
        } finally {
            tree.files().forEach(StoreFile::close);
        }
    }

    private static Account sign(Workspace workspace, Account account, List<String> unsigned) {
        Environment environment = workspace.environments().get(account.environment());
        if (!workspace.vault().holds(environment.signingKey())) {
            unsigned.add(account.name());
            return account;
        }
        workspace.services(account.environment()).accounts().signed(account.key());
        return workspace
                .store()
                .read(view -> view.accounts().find(account.key()))
                .orElse(account);
    }
}
