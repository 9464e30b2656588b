package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.maintenance.Drifts.Drift;
import dev.sluice.domain.federation.operation.Reconciliation.ComparedServer;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.mvc.TableRow;
import dev.sluice.ui.text.TimeFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One account of which some server has something else than what is agreed here.
///
/// @param key its public key, as text: servers may store what is none
/// @param account as the workspace has it; null when it does not know it
/// @param servers what each has of it; empty for a foreign account
/// @param holders of a foreign account
/// @param drift what another tool made of it; null where no other tool's text was met
/// @param names of accounts whose keys are among the claims
record DriftRow(
        String key,
        String name,
        DriftStatus trouble,
        @Nullable Account account,
        List<ComparedServer> servers,
        List<ServerRef> holders,
        @Nullable Drift drift,
        Map<PublicKey, String> names)
        implements TableRow {

    DriftRow {
        servers = List.copyOf(servers);
        holders = List.copyOf(holders);
        names = Map.copyOf(names);
    }

    @Override
    public String id() {
        return key;
    }

    @Override
    public String searchText() {
        return String.join(" ", name, trouble.word(), DriftText.what(this), serverNames());
    }

    boolean isForeign() {
        return trouble == DriftStatus.FOREIGN;
    }

    boolean isIgnored() {
        return trouble == DriftStatus.IGNORED;
    }

    /// With the time that is left of a "not now".
    StateBadge badge(TimeFormat moments) {
        var badge = trouble.badge();
        var until = drift == null ? null : drift.ignoredUntil();
        if (until != null && until.isAfter(moments.now())) {
            badge.setText(DriftStatus.left(TimeFormat.span(Duration.between(moments.now(), until))));
            badge.setAccessibleText(badge.getText());
            badge.setTooltip(Controls.tip(moments.absolute(until)));
        }
        return badge;
    }

    boolean isDeleted() {
        return account != null && !account.isLive();
    }

    boolean isSystem() {
        return account != null && account.role() == AccountRole.SYSTEM;
    }

    /// Whether only a person can say what is right.
    boolean needsChoice() {
        return drift != null && trouble != DriftStatus.IGNORED;
    }

    /// Whether pushing what is ours overwrites nobody's work.
    boolean isOurs() {
        return drift == null && !isForeign() && !isSystem();
    }

    /// Servers that have something else.
    List<String> differing() {
        return isForeign()
                ? holders.stream().map(ServerRef::name).toList()
                : servers.stream()
                        .filter(ComparedServer::isDrift)
                        .map(server -> server.server().name())
                        .toList();
    }

    String serverNames() {
        return differing().stream().sorted().collect(Collectors.joining(", "));
    }
}
