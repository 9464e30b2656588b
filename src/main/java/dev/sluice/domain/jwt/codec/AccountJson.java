package dev.sluice.domain.jwt.codec;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.AccountLimits;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.claims.JetStreamLimits;
import dev.sluice.domain.jwt.claims.KindWords;
import dev.sluice.domain.jwt.claims.MappingTarget;
import dev.sluice.domain.jwt.claims.ServiceLatency;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.json.JsonOut;
import dev.sluice.domain.jwt.json.SortedMaps;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// Writes the `nats` object of an account (jwt-facts.md#1.6).
final class AccountJson {
    private AccountJson() {}

    static void write(JsonOut out, AccountClaims account) {
        out.mixed("imports", sorted(account.imports(), ImportClaim::subject), AccountJson::writeImport)
                .mixed("exports", sorted(account.exports(), ExportClaim::subject), AccountJson::writeExport)
                .child("limits", json -> writeLimits(json, account.limits()))
                .mixed("signing_keys", sorted(account.signingKeys(), SigningKey::key), AccountJson::writeSigningKey)
                .times("revocations", account.revocations())
                .child("default_permissions", json -> ClaimsJson.writePermissions(json, account.defaultPermissions()));
        if (!account.mappings().isEmpty()) {
            out.child(
                    "mappings",
                    json -> account.mappings().forEach((subject, targets) -> writeMapping(json, subject, targets)));
        }
        out.child(
                        "authorization",
                        json -> json.texts("auth_users", account.authorization().authUsers())
                                .texts(
                                        "allowed_accounts",
                                        account.authorization().allowedAccounts())
                                .text("xkey", account.authorization().xkey())
                                .unknown(account.authorization().unknown()))
                .optional(
                        "trace",
                        account.trace(),
                        (json, trace) -> json.text("dest", trace.destination())
                                .number("sampling", trace.sampling())
                                .unknown(trace.unknown()))
                .text("cluster_traffic", account.clusterTraffic())
                .text("description", account.description())
                .text("info_url", account.infoUrl());
    }

    /// A stable sort, as Go's is up to twelve entries; above that Go's order of equal subjects is not defined.
    private static <T> List<T> sorted(List<T> list, Function<T, String> key) {
        return list.stream()
                .sorted(Comparator.comparing(key, SortedMaps.WIRE_ORDER))
                .toList();
    }

    private static void writeImport(JsonOut.Element element, ImportClaim claim) {
        if (claim.isMissing()) {
            element.nothing();
            return;
        }
        element.object(out -> out.text("name", claim.name())
                .text("subject", claim.subject())
                .text("account", claim.account())
                .text("token", claim.token())
                .text("to", claim.to())
                .text("local_subject", claim.localSubject())
                .text("type", KindWords.of(claim.type()))
                .flag("share", claim.share())
                .flag("allow_trace", claim.allowTrace())
                .unknown(claim.unknown()));
    }

    private static void writeExport(JsonOut.Element element, ExportClaim claim) {
        if (claim.isMissing()) {
            element.nothing();
            return;
        }
        element.object(out -> out.text("name", claim.name())
                .text("subject", claim.subject())
                .text("type", KindWords.of(claim.type()))
                .flag("token_req", claim.tokenReq())
                .times("revocations", claim.revocations())
                .text("response_type", claim.responseType())
                .number("response_threshold", claim.responseThreshold())
                .optional("service_latency", claim.latency(), AccountJson::writeLatency)
                .unsigned("account_token_position", claim.accountTokenPosition())
                .flag("advertise", claim.advertise())
                .flag("allow_trace", claim.allowTrace())
                .text("description", claim.description())
                .text("info_url", claim.infoUrl())
                .unknown(claim.unknown()));
    }

    private static void writeLatency(JsonOut out, ServiceLatency latency) {
        if (latency.sampling() == ServiceLatency.HEADERS) {
            out.textAlways("sampling", "headers");
        } else {
            out.numberAlways("sampling", latency.sampling());
        }
        out.textAlways("results", latency.results()).unknown(latency.unknown());
    }

    private static void writeLimits(JsonOut out, AccountLimits limits) {
        out.number("subs", limits.subscriptions())
                .number("data", limits.data())
                .number("payload", limits.payload())
                .number("imports", limits.imports())
                .number("exports", limits.exports())
                .flag("wildcards", limits.wildcardExports())
                .flag("disallow_bearer", limits.disallowBearer())
                .number("conn", limits.connections())
                .number("leaf", limits.leafNodes());
        writeJetStream(out, limits.jetStream());
        if (!limits.tiers().isEmpty()) {
            out.child(
                    "tiered_limits",
                    json -> limits.tiers()
                            .forEach((name, tier) -> json.child(name, inner -> writeJetStream(inner, tier))));
        }
        out.unknown(limits.unknown());
    }

    private static void writeJetStream(JsonOut out, JetStreamLimits limits) {
        out.number("mem_storage", limits.memoryStorage())
                .number("disk_storage", limits.diskStorage())
                .number("streams", limits.streams())
                .number("consumer", limits.consumers())
                .number("max_ack_pending", limits.maxAckPending())
                .number("mem_max_stream_bytes", limits.memoryMaxStreamBytes())
                .number("disk_max_stream_bytes", limits.diskMaxStreamBytes())
                .flag("max_bytes_required", limits.maxBytesRequired())
                .unknown(limits.unknown());
    }

    private static void writeSigningKey(JsonOut.Element element, SigningKey signingKey) {
        switch (signingKey) {
            case SigningKey.Plain plain -> element.text(plain.key());
            case SigningKey.Scoped scoped ->
                element.object(out -> out.textAlways("kind", "user_scope")
                        .textAlways("key", scoped.key())
                        .textAlways("role", scoped.role())
                        .child("template", json -> ClaimsJson.writeLimits(json, scoped.template()))
                        .textAlways("description", scoped.description())
                        .unknown(scoped.unknown()));
        }
    }

    private static void writeMapping(JsonOut out, String subject, List<MappingTarget> targets) {
        out.objectsAlways(
                subject,
                targets,
                (json, target) -> json.textAlways("subject", target.subject())
                        .number("weight", target.weight())
                        .text("cluster", target.cluster())
                        .unknown(target.unknown()));
    }
}
