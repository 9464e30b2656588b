package dev.sluice.domain.federation.preflight;

import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.preflight.Advisories.Defect;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import dev.sluice.domain.model.server.ServerRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What of a change servers are too old to act on. They take such claims without a word and leave them alone
/// (claims-on-servers.md#what-old-servers-leave-alone), so whoever sets them hears it from us.
public final class ServerSupport {
    private ServerSupport() {}

    public static List<PreflightFinding> of(AccountPatch patch, List<ServerRef> servers) {
        return wanted(patch).stream()
                .map(defect -> Advisories.finding(servers, defect))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<Defect> wanted(AccountPatch patch) {
        var wanted = new ArrayList<Defect>();
        var defaults = patch.defaults();
        if (defaults != null && !defaults.equals(SubjectRules.NONE)) {
            wanted.add(Defect.LATE_DEFAULTS);
        }
        var more = patch.more();
        if (more == null) {
            return wanted;
        }
        var callout = more.callout();
        if (callout != null && !callout.users().isEmpty()) {
            wanted.add(Defect.NO_AUTH_CALLOUT);
        }
        var trace = more.traceDestination();
        if (trace != null && !trace.isEmpty()) {
            wanted.add(Defect.NO_ACCOUNT_TRACE);
        }
        var traffic = more.clusterTraffic();
        if (traffic != null && !traffic.isEmpty()) {
            wanted.add(Defect.NO_CLUSTER_TRAFFIC);
        }
        return wanted;
    }
}
