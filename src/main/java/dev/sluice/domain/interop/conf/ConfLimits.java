package dev.sluice.domain.interop.conf;

import dev.sluice.domain.interop.conf.ConfValue.Block;
import dev.sluice.domain.interop.conf.ConfValue.Field;
import dev.sluice.domain.interop.conf.ConfValue.Text;
import dev.sluice.domain.interop.plan.ImportNote;
import dev.sluice.domain.jwt.claims.AccountLimits;
import dev.sluice.domain.jwt.claims.JetStreamLimits;
import dev.sluice.domain.jwt.claims.MappingTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Limits and mappings of an account, as servers read them. What cannot be read is a fault of the whole: a limit
/// that is left out would let somebody have more.
final class ConfLimits {
    private static final int ALL = 100;

    private ConfLimits() {}

    static AccountLimits limits(@Nullable ConfValue value, @Nullable ConfValue jetStream) {
        var limits = AccountLimits.unlimited().copy();
        if (value != null) {
            for (var field : ConfReading.block(value, "limits").fields()) {
                limit(limits, field);
            }
        }
        return limits.jetStream(jetStream == null ? JetStreamLimits.OFF : jetStream(jetStream))
                .build();
    }

    private static void limit(AccountLimits.Builder limits, Field field) {
        if (field.isVariable()) {
            return;
        }
        var number = ConfReading.number(field.value(), field.key());
        var _ = switch (field.key().toLowerCase(Locale.ROOT)) {
            case "max_connections", "max_conn" -> limits.connections(number);
            case "max_subscriptions", "max_subs" -> limits.subscriptions(number);
            case "max_payload", "max_pay" -> limits.payload(number);
            case "max_leafnodes", "max_leafs" -> limits.leafNodes(number);
            default -> throw unknown(field);
        };
    }

    private static JetStreamLimits jetStream(ConfValue value) {
        if (value instanceof Text text) {
            return switch (ConfReading.text(text, "jetstream").toLowerCase(Locale.ROOT)) {
                case "enabled", "enable", "true", "yes", "on" -> JetStreamLimits.UNLIMITED;
                case "disabled", "disable", "false", "no", "off" -> JetStreamLimits.OFF;
                default -> throw ConfReading.wrong(text, "jetstream");
            };
        }
        var block = ConfReading.block(value, "jetstream");
        var numbers = new TreeMap<String, Long>();
        var isBounded = false;
        for (var field : block.fields()) {
            switch (field.key().toLowerCase(Locale.ROOT)) {
                case "max_memory", "max_mem", "mem", "memory" -> numbers.put("mem", size(field));
                case "max_store", "max_file", "max_disk", "store", "disk" -> numbers.put("disk", size(field));
                case "max_streams", "streams" -> numbers.put("streams", size(field));
                case "max_consumers", "consumers" -> numbers.put("consumers", size(field));
                case "max_ack_pending" -> numbers.put("acks", size(field));
                case "memory_max_stream_bytes", "mem_max_stream_bytes" -> numbers.put("memStream", size(field));
                case "disk_max_stream_bytes", "store_max_stream_bytes" -> numbers.put("diskStream", size(field));
                case "max_bytes_required", "max_stream_bytes", "max_bytes" ->
                    isBounded = field.value() instanceof Text text && text.isYes();
                default -> throw unknown(field);
            }
        }
        return new JetStreamLimits(
                numbers.getOrDefault("mem", -1L),
                numbers.getOrDefault("disk", -1L),
                numbers.getOrDefault("streams", -1L),
                numbers.getOrDefault("consumers", -1L),
                Math.max(0, numbers.getOrDefault("acks", 0L)),
                Math.max(0, numbers.getOrDefault("memStream", 0L)),
                Math.max(0, numbers.getOrDefault("diskStream", 0L)),
                isBounded);
    }

    private static long size(Field field) {
        return ConfReading.number(field.value(), field.key());
    }

    static Map<String, List<MappingTarget>> mappings(@Nullable ConfValue value) {
        var mappings = new TreeMap<String, List<MappingTarget>>();
        if (value != null) {
            for (var field : ConfReading.block(value, "mappings").fields()) {
                mappings.put(field.key(), targets(field.value()));
            }
        }
        return mappings;
    }

    private static List<MappingTarget> targets(ConfValue value) {
        if (value instanceof Text) {
            return List.of(new MappingTarget(ConfReading.text(value, "destination"), ALL, ""));
        }
        if (value instanceof Block block) {
            return List.of(target(block));
        }
        var targets = new ArrayList<MappingTarget>();
        ConfReading.items(value, "mappings").forEach(item -> targets.add(target(ConfReading.block(item, "mappings"))));
        return targets;
    }

    private static MappingTarget target(Block block) {
        block.others("dest", "destination", "weight", "cluster").stream()
                .findFirst()
                .ifPresent(field -> {
                    throw unknown(field);
                });
        return new MappingTarget(
                ConfReading.text(block.find("dest", "destination").orElse(block), "destination"),
                block.find("weight")
                        .map(weight -> ConfReading.percent(weight, "weight"))
                        .orElse(ALL),
                block.find("cluster")
                        .map(name -> ConfReading.text(name, "cluster"))
                        .orElse(""));
    }

    private static ConfFault unknown(Field field) {
        return new ConfFault(ImportNote.CONF_UNKNOWN, field.value().line(), field.key());
    }
}
