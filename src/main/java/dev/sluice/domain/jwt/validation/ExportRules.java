package dev.sluice.domain.jwt.validation;

import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ServiceLatency;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;

/// X1–X18 and F1–F3.
final class ExportRules {
    private static final int MAX_INFO_BYTES = 8192;

    private ExportRules() {}

    static void check(List<ExportClaim> exports, ValidationFindings findings) {
        for (var export : exports) {
            if (export.isMissing()) {
                findings.error("X1", "an export is null");
            } else {
                checkOne(export, findings);
            }
        }
        var present = exports.stream().filter(export -> !export.isMissing()).toList();
        checkContained(present.stream().filter(ExportClaim::isService).toList(), "X17", findings);
        checkContained(present.stream().filter(export -> !export.isService()).toList(), "X18", findings);
    }

    private static void checkOne(ExportClaim export, ValidationFindings findings) {
        var named = "export \"" + export.subject() + "\": ";
        checkType(export, named, findings);
        var latency = export.latency();
        if (latency != null) {
            checkLatency(export, latency, named, findings);
        }
        if (export.responseThreshold() < 0) {
            findings.error("X10", named + "the response threshold is negative");
        }
        if (export.responseThreshold() > 0 && !export.isService()) {
            findings.error("X11", named + "only a service may have a response threshold");
        }
        SubjectRules.check(export.subject(), "export subject", findings);
        if (export.accountTokenPosition() != 0) {
            checkPosition(export, named, findings);
        }
        checkInfo(export.description(), export.infoUrl(), named, findings);
        checkRevocationKeys(export.revocations().keySet(), KeyKind.ACCOUNT, named, findings);
    }

    private static void checkType(ExportClaim export, String named, ValidationFindings findings) {
        switch (export.type()) {
            case null -> findings.error("X2", named + "it is neither stream nor service");
            case SERVICE -> {
                if (!export.responseType().isEmpty() && !ExportClaim.RESPONSE_TYPES.contains(export.responseType())) {
                    findings.error("X3", named + "unknown response type \"" + export.responseType() + "\"");
                }
            }
            case STREAM -> {
                if (!export.responseType().isEmpty()) {
                    findings.error("X4", named + "a stream export has no response type");
                }
                if (export.allowTrace()) {
                    findings.error("X5", named + "only a service export may allow traces");
                }
            }
        }
    }

    private static void checkLatency(
            ExportClaim export, ServiceLatency latency, String named, ValidationFindings findings) {
        if (!export.isService()) {
            findings.error("X6", named + "only a service may sample latency");
        }
        if (latency.sampling() < 0 || latency.sampling() > 100) {
            findings.error("X7", named + "latency sampling is not between 1 and 100 per cent");
        }
        SubjectRules.check(latency.results(), named + "latency results subject", findings);
        if (SubjectRules.hasWildcards(latency.results())) {
            findings.error("X9", named + "the latency results subject has wildcards");
        }
    }

    private static void checkPosition(ExportClaim export, String named, ValidationFindings findings) {
        var tokens = SubjectRules.tokens(export.subject());
        long position = export.accountTokenPosition();
        if (!SubjectRules.hasWildcards(export.subject())) {
            findings.error("X13", named + "an account token position needs a subject with wildcards");
        } else if (Long.compareUnsigned(position, tokens.size()) > 0) {
            findings.error(
                    "X14",
                    named + "account token position " + Long.toUnsignedString(position) + " is beyond the last token");
        } else if (!tokens.get((int) position - 1).equals("*")) {
            findings.error("X15", named + "the token at account position " + position + " is not *");
        }
        if (export.tokenReq()) {
            findings.ownWarning(
                    "position-with-token", named + "an account token position and a required token at once");
        }
    }

    static void checkInfo(String description, String infoUrl, String named, ValidationFindings findings) {
        if (description.getBytes(StandardCharsets.UTF_8).length > MAX_INFO_BYTES) {
            findings.error("F1", named + "the description is longer than " + MAX_INFO_BYTES + " bytes");
        }
        if (infoUrl.isEmpty()) {
            return;
        }
        if (infoUrl.getBytes(StandardCharsets.UTF_8).length > MAX_INFO_BYTES) {
            findings.error("F2", named + "the info URL is longer than " + MAX_INFO_BYTES + " bytes");
        }
        var url = GoUrl.parse(infoUrl);
        boolean good = url.isPresent()
                && !url.get().scheme().isEmpty()
                && !url.get().hostname().isEmpty();
        if (!good) {
            findings.error("F3", named + "the info URL has no scheme or host, or cannot be read");
        }
    }

    static void checkRevocationKeys(Iterable<String> keys, KeyKind kind, String named, ValidationFindings findings) {
        for (var key : keys) {
            if (!key.equals(ExportClaim.ALL) && !PublicKey.isValid(key, kind)) {
                findings.ownWarning("revocation-key", named + "revocation of \"" + key + "\", which is no such key");
            }
        }
    }

    /// One finding for each subject that contains another's.
    private static void checkContained(List<ExportClaim> exports, String code, ValidationFindings findings) {
        var trie = new SubjectTrie();
        for (int i = 0; i < exports.size(); i++) {
            trie.add(exports.get(i).subject(), i);
        }
        var firstContained = new LinkedHashMap<String, String>();
        for (int i = 0; i < exports.size(); i++) {
            int self = i;
            var subject = exports.get(i).subject();
            trie.containersOf(subject, owners -> {
                boolean another = owners.size() > 1 || owners.getFirst() != self;
                if (another) {
                    firstContained.putIfAbsent(exports.get(owners.getFirst()).subject(), subject);
                }
            });
        }
        firstContained.forEach((container, contained) ->
                findings.error(code, "export \"" + container + "\" already exports \"" + contained + "\""));
    }
}
