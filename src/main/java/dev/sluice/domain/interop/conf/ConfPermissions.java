package dev.sluice.domain.interop.conf;

import dev.sluice.domain.account.UserPatch;
import dev.sluice.domain.interop.conf.ConfValue.Block;
import dev.sluice.domain.interop.conf.ConfValue.Text;
import dev.sluice.domain.interop.plan.ImportNote;
import dev.sluice.domain.jwt.claims.Permission;
import dev.sluice.domain.jwt.claims.Permissions;
import dev.sluice.domain.jwt.claims.ResponsePermission;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Permissions as servers read them. Whatever cannot be read is a fault of the whole: a rule that is left out would
/// let somebody do more.
final class ConfPermissions {
    private static final List<String> EVERYTHING = List.of(">");

    private ConfPermissions() {}

    static Permissions of(ConfValue value) {
        var block = ConfReading.block(value, "permissions");
        refuseUnknown(
                block,
                "pub",
                "publish",
                "import",
                "sub",
                "subscribe",
                "export",
                "publish_allow_responses",
                "allow_responses");
        return new Permissions(
                rules(block.find("pub", "publish", "import").orElse(null)),
                rules(block.find("sub", "subscribe", "export").orElse(null)),
                block.find("publish_allow_responses", "allow_responses")
                        .map(ConfPermissions::responses)
                        .orElse(null));
    }

    static UserPatch patch(Permissions permissions) {
        var rules = new SubjectRules(
                permissions.publish().allow(),
                permissions.publish().deny(),
                permissions.subscribe().allow(),
                permissions.subscribe().deny());
        return new UserPatch(
                rules,
                permissions.response() == null ? null : new UserPatch.Responses(permissions.response()),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Permission rules(@Nullable ConfValue value) {
        if (value == null) {
            return Permission.NONE;
        }
        if (!(value instanceof Block block)) {
            return allowing(ConfReading.texts(value, "permissions"), List.of());
        }
        refuseUnknown(block, "allow", "deny");
        var deny =
                block.find("deny").map(list -> ConfReading.texts(list, "deny")).orElse(List.of());
        return block.find("allow")
                .map(list -> allowing(ConfReading.texts(list, "allow"), deny))
                .orElseGet(() -> new Permission(List.of(), deny));
    }

    /// A list that is there and empty allows nothing in a configuration, and everything in a JWT.
    private static Permission allowing(List<String> allow, List<String> deny) {
        return allow.isEmpty() ? new Permission(List.of(), EVERYTHING) : new Permission(allow, deny);
    }

    private static @Nullable ResponsePermission responses(ConfValue value) {
        if (value instanceof Text text) {
            return text.isYes() ? new ResponsePermission(0, 0) : null;
        }
        var block = ConfReading.block(value, "allow_responses");
        refuseUnknown(block, "max", "max_msgs", "max_messages", "max_responses", "expires", "expiration", "ttl");
        return new ResponsePermission(
                block.find("max", "max_msgs", "max_messages", "max_responses")
                        .map(number -> ConfReading.number(number, "max"))
                        .orElse(0L),
                block.find("expires", "expiration", "ttl")
                        .map(span -> ConfReading.span(span, "expires").toNanos())
                        .orElse(0L));
    }

    private static void refuseUnknown(Block block, String... known) {
        var others = new ArrayList<>(block.others(known));
        if (!others.isEmpty()) {
            var first = others.getFirst();
            throw new ConfFault(ImportNote.CONF_UNKNOWN, first.value().line(), first.key());
        }
    }
}
