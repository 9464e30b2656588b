package dev.sluice.domain.account;

import dev.sluice.domain.model.record.AccountPatch;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What a change of an account is about, for the audit log.
final class PatchWording {
    private PatchWording() {}

    static String of(AccountPatch patch) {
        var words = new ArrayList<String>();
        if (patch.name() != null) {
            words.add("name " + patch.name());
        }
        new TreeMap<>(patch.limits())
                .forEach((limit, value) ->
                        words.add((patch.tier() == null ? "" : patch.tier() + " ") + limit + " " + value));
        var suspended = patch.suspended();
        if (suspended != null) {
            words.add(suspended > 0 ? "suspended" : "resumed");
        }
        if (patch.expires() != null) {
            words.add("end");
        }
        patch.addTags().forEach(tag -> words.add("tag " + tag));
        patch.removeTags().forEach(tag -> words.add("no tag " + tag));
        patch.mappings()
                .forEach(mapping -> words.add((mapping.removed() ? "no mapping " : "mapping ") + mapping.from()));
        words.addAll(fields(patch));
        var tier = patch.tiering();
        if (tier != null) {
            words.add(tier.name().isEmpty() ? "no tier" : "tier " + tier.name());
        }
        if (patch.more() != null) {
            words.addAll(more(patch.more()));
        }
        return String.join(", ", words);
    }

    private static List<String> more(AccountPatch.More more) {
        var words = new ArrayList<String>();
        if (more.maxBytesRequired() != null) {
            words.add("max bytes required " + more.maxBytesRequired());
        }
        if (more.traceDestination() != null || more.traceSampling() != null) {
            words.add("trace");
        }
        if (more.clusterTraffic() != null) {
            words.add("cluster traffic");
        }
        if (more.starts() != null) {
            words.add("start");
        }
        if (more.callout() != null) {
            words.add("auth callout");
        }
        return words;
    }

    private static List<String> fields(AccountPatch patch) {
        var words = new ArrayList<String>();
        if (patch.description() != null) {
            words.add("description");
        }
        if (patch.infoUrl() != null) {
            words.add("info URL");
        }
        if (patch.wildcardExports() != null) {
            words.add("wildcard exports " + patch.wildcardExports());
        }
        if (patch.bearerTokens() != null) {
            words.add("bearer tokens " + patch.bearerTokens());
        }
        if (patch.defaults() != null) {
            words.add("default permissions");
        }
        return words;
    }
}
