package dev.sluice.domain.interop.conf;

import dev.sluice.domain.account.UserPatch;
import dev.sluice.domain.interop.UniqueNames;
import dev.sluice.domain.interop.conf.ConfPlan.Arrival;
import dev.sluice.domain.interop.conf.ConfPlan.Newcomer;
import dev.sluice.domain.interop.conf.ConfPlan.Share;
import dev.sluice.domain.interop.conf.ConfPlan.Way;
import dev.sluice.domain.interop.conf.ConfShares.Offered;
import dev.sluice.domain.interop.conf.ConfValue.Block;
import dev.sluice.domain.interop.conf.ConfValue.Field;
import dev.sluice.domain.interop.plan.ImportItem;
import dev.sluice.domain.interop.plan.ImportNote;
import dev.sluice.domain.interop.plan.ImportStatus;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.BaseClaims;
import dev.sluice.domain.jwt.claims.ConnectionType;
import dev.sluice.domain.jwt.claims.Permissions;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// What becomes of each line of a configuration whose accounts are brought into operator mode. Pure.
final class ConfAccounts {
    private static final String SYSTEM = "$SYS";

    private final Set<String> here = new HashSet<>();
    private final UniqueNames names;
    private final List<ImportItem> items = new ArrayList<>();
    private final Map<String, Found> found = new LinkedHashMap<>();
    private final Map<String, UniqueNames> shareNames = new LinkedHashMap<>();

    /// An account of the file that comes in.
    private record Found(String name, AccountClaims shape, List<Newcomer> users, List<Offered> exports, Block block) {}

    private ConfAccounts(Collection<String> present) {
        present.forEach(name -> here.add(Names.key(name)));
        this.names = new UniqueNames(present);
    }

    /// @param present names of accounts that are here
    static ConfPlan plan(Block conf, Collection<String> present) {
        return new ConfAccounts(present).plan(conf);
    }

    private ConfPlan plan(Block conf) {
        var system = conf.find("system_account", "system")
                .map(value -> ConfReading.text(value, "system_account"))
                .orElse(SYSTEM);
        conf.others("accounts").forEach(this::stays);
        for (var field : conf.fields()) {
            if (field.isCalled("accounts")) {
                ConfReading.block(field.value(), "accounts").fields().stream()
                        .filter(account -> !account.isVariable())
                        .forEach(account -> account(account, system));
            }
        }
        var shares = new ArrayList<Share>();
        found.forEach((name, account) -> account.block()
                .find("imports")
                .ifPresent(list -> ConfReading.items(list, "imports")
                        .forEach(item -> attempt(name, item, ImportItem.Kind.IMPORT, () -> imported(name, item))
                                .forEach(shares::add))));
        found.forEach((name, account) -> account.exports().forEach(export -> tellUnused(name, export, shares)));
        return new ConfPlan(
                found.values().stream()
                        .map(one -> new Arrival(one.name(), one.shape(), one.users()))
                        .toList(),
                shares,
                items);
    }

    private void stays(Field field) {
        var note = field.isCalled("include") ? ImportNote.CONF_INCLUDE : ImportNote.CONF_STAYS;
        tell(
                ImportStatus.IGNORED,
                ImportItem.Kind.FILE,
                field.key(),
                field.value().line(),
                note);
    }

    private void account(Field field, String system) {
        var name = field.key();
        var line = field.value().line();
        if (name.equals(system)) {
            tell(ImportStatus.IGNORED, ImportItem.Kind.ACCOUNT, name, line, ImportNote.CONF_SYSTEM);
        } else if (here.contains(Names.key(name))) {
            tell(ImportStatus.CONFLICT, ImportItem.Kind.ACCOUNT, name, line, ImportNote.CONF_HERE);
        } else {
            attempt(name, field.value(), ImportItem.Kind.ACCOUNT, () -> {
                come(name, ConfReading.block(field.value(), name));
                return List.of();
            });
        }
    }

    private void come(String name, Block block) {
        var limits = ConfLimits.limits(
                block.find("limits").orElse(null), block.find("jetstream").orElse(null));
        var defaults =
                block.find("default_permissions").map(ConfPermissions::of).orElse(Permissions.NONE);
        var mappings = ConfLimits.mappings(block.find("mappings", "maps").orElse(null));
        var said = names.take(name, "account");
        var at = items.size();
        var exports = exports(name, block);
        var users = users(name, block);
        var shape = AccountClaims.reading(BaseClaims.of("", ""))
                .limits(limits)
                .defaultPermissions(defaults)
                .mappings(mappings)
                .exports(exports.stream().map(Offered::claim).toList())
                .build();
        found.put(name, new Found(said, shape, users, exports, block));
        items.add(
                at,
                item(
                        ImportStatus.NEW,
                        ImportItem.Kind.ACCOUNT,
                        name,
                        block.line(),
                        ImportNote.CONF_ACCOUNT,
                        exports.size(),
                        users.size(),
                        mappings.size()));
        if (!said.equals(name)) {
            tell(ImportStatus.ADJUSTED, ImportItem.Kind.ACCOUNT, name, block.line(), ImportNote.RENAMED, name, said);
        }
        block.find("nkey")
                .ifPresent(key ->
                        tell(ImportStatus.ADJUSTED, ImportItem.Kind.ACCOUNT, name, key.line(), ImportNote.CONF_KEY));
        block.others(
                        "nkey",
                        "imports",
                        "exports",
                        "jetstream",
                        "users",
                        "default_permissions",
                        "mappings",
                        "maps",
                        "limits")
                .forEach(field -> tell(
                        ImportStatus.IGNORED,
                        ImportItem.Kind.ACCOUNT,
                        name,
                        field.value().line(),
                        ImportNote.CONF_UNKNOWN,
                        field.key()));
    }

    private List<Offered> exports(String account, Block block) {
        var taken = new UniqueNames(List.of());
        shareNames.put(account, taken);
        var exports = new ArrayList<Offered>();
        block.find("exports")
                .ifPresent(list -> ConfReading.items(list, "exports").forEach(value -> {
                    var here = attempt(account, value, ImportItem.Kind.EXPORT, () -> {
                        var unnamed = ConfShares.export(value, "");
                        return List.of(ConfShares.export(
                                value, taken.take(plain(unnamed.subject().text()), "export")));
                    });
                    here.forEach(export -> {
                        exports.add(export);
                        var partners = export.partners();
                        tell(
                                ImportStatus.NEW,
                                ImportItem.Kind.EXPORT,
                                account + " " + export.subject(),
                                export.line(),
                                partners == null ? ImportNote.CONF_PUBLIC : ImportNote.CONF_PRIVATE,
                                partners == null ? "" : String.join(", ", partners));
                    });
                }));
        return exports;
    }

    private List<Newcomer> users(String account, Block block) {
        var taken = new UniqueNames(List.of());
        var users = new ArrayList<Newcomer>();
        block.find("users")
                .ifPresent(list -> ConfReading.items(list, "users")
                        .forEach(value -> users.addAll(
                                attempt(account, value, ImportItem.Kind.USER, () -> user(account, value, taken)))));
        return users;
    }

    private List<Newcomer> user(String account, ConfValue value, UniqueNames taken) {
        var block = ConfReading.block(value, "user");
        block
                .others(
                        "nkey",
                        "user",
                        "username",
                        "pass",
                        "password",
                        "permission",
                        "permissions",
                        "authorization",
                        "allowed_connection_types",
                        "connection_types",
                        "clients",
                        "proxy_required")
                .stream()
                .findFirst()
                .ifPresent(field -> {
                    throw new ConfFault(ImportNote.CONF_UNKNOWN, field.value().line(), field.key());
                });
        var nkey = block.find("nkey").map(key -> ConfReading.text(key, "nkey"));
        var said = nkey.or(() -> block.find("user", "username").map(name -> ConfReading.text(name, "user")))
                .orElseThrow(() -> ConfReading.wrong(value, "user"));
        var name = taken.take(nkey.isPresent() ? said.substring(0, Math.min(8, said.length())) : said, "user");
        var note = nkey.isPresent()
                ? ImportNote.CONF_NKEY
                : block.find("pass", "password").isPresent() ? ImportNote.CONF_PASSWORD : ImportNote.CONF_USER;
        var newcomer = new Newcomer(name, patch(block));
        tell(ImportStatus.ADJUSTED, ImportItem.Kind.USER, account + " " + name, block.line(), note, said);
        return List.of(newcomer);
    }

    private static UserPatch patch(Block block) {
        var rules = block.find("permission", "permissions", "authorization")
                .map(value -> ConfPermissions.patch(ConfPermissions.of(value)))
                .orElse(UserPatch.NONE);
        var types = block.find("allowed_connection_types", "connection_types", "clients")
                .map(ConfAccounts::types)
                .orElse(null);
        var isProxied = block.find("proxy_required")
                .filter(value -> value instanceof ConfValue.Text text && text.isYes())
                .isPresent();
        return new UserPatch(
                rules.rules(), rules.responses(), null, null, types, null, null, null, null, isProxied ? true : null);
    }

    private static List<String> types(ConfValue value) {
        var types = ConfReading.texts(value, "allowed_connection_types").stream()
                .map(word -> word.toUpperCase(Locale.ROOT))
                .toList();
        if (types.isEmpty() || !types.stream().allMatch(ConnectionType::isKnown)) {
            throw ConfReading.wrong(value, "allowed_connection_types");
        }
        return types;
    }

    private List<Share> imported(String name, ConfValue value) {
        var wanted = ConfShares.wanted(value);
        var importer = found.get(name);
        var exporter = found.get(wanted.from());
        var shown = name + " " + wanted.subject();
        if (importer == null || exporter == null) {
            throw new ConfFault(ImportNote.CONF_NO_ACCOUNT, wanted.line(), wanted.from());
        }
        var export = exporter.exports().stream()
                .filter(one -> one.carries(wanted) && one.isFor(name))
                .min((one, other) -> Boolean.compare(one.partners() != null, other.partners() != null))
                .orElseThrow(() -> new ConfFault(
                        ImportNote.CONF_NO_EXPORT,
                        wanted.line(),
                        wanted.from(),
                        wanted.subject().text()));
        var isOpen = export.partners() == null;
        tell(
                ImportStatus.NEW,
                ImportItem.Kind.IMPORT,
                shown,
                wanted.line(),
                isOpen ? ImportNote.CONF_PUBLIC_IMPORT : ImportNote.CONF_CONNECTED,
                wanted.from(),
                wanted.local());
        if (wanted.isTold()) {
            tell(
                    ImportStatus.ADJUSTED,
                    ImportItem.Kind.IMPORT,
                    shown,
                    wanted.line(),
                    ImportNote.CONF_SHARE_LOST,
                    wanted.from());
        }
        var taken = shareNames.getOrDefault(wanted.from(), new UniqueNames(List.of()));
        return List.of(new Share(
                exporter.name(),
                importer.name(),
                taken.take(plain(wanted.subject().text()) + "-" + importer.name(), "share"),
                wanted.kind(),
                wanted.subject().text(),
                wanted.local().equals(wanted.subject().text()) ? null : wanted.local(),
                isOpen ? Way.PUBLIC : Way.CONSENT));
    }

    /// Whoever may import it and does not.
    private void tellUnused(String account, Offered export, List<Share> shares) {
        var partners = export.partners();
        if (partners == null) {
            return;
        }
        var users = new TreeSet<String>();
        shares.stream()
                .filter(share -> share.exporter().equals(names(account)) && share.kind() == export.kind())
                .filter(share -> share.subject().equals(export.subject().text())
                        || export.subject().contains(Subject.of(share.subject())))
                .forEach(share -> users.add(share.importer()));
        partners.stream()
                .filter(partner -> !users.contains(names(partner)))
                .forEach(partner -> tell(
                        ImportStatus.IGNORED,
                        ImportItem.Kind.EXPORT,
                        account + " " + export.subject(),
                        export.line(),
                        ImportNote.CONF_UNUSED,
                        partner));
    }

    /// As it is called here; empty for one that does not come in.
    private String names(String account) {
        var one = found.get(account);
        return one == null ? "" : one.name();
    }

    /// Without wildcards.
    private static String plain(String subject) {
        return subject.replaceAll("\\.?[*>]", "").replaceAll("^\\.", "");
    }

    /// What is faulty stays out by itself, and is told.
    private <T> List<T> attempt(String account, ConfValue value, ImportItem.Kind kind, Supplier<List<T>> reading) {
        try {
            return reading.get();
        } catch (ConfFault fault) {
            items.add(item(
                    ImportStatus.UNREADABLE,
                    kind,
                    account,
                    Math.max(fault.line(), value.line()),
                    fault.note(),
                    fault.args().toArray()));
            return List.of();
        }
    }

    private void tell(
            ImportStatus status, ImportItem.Kind kind, String name, int line, ImportNote note, Object... args) {
        items.add(item(status, kind, name, line, note, args));
    }

    private static ImportItem item(
            ImportStatus status, ImportItem.Kind kind, String name, int line, ImportNote note, Object... args) {
        return ImportItem.of(status, kind, line + ": " + name, note, args);
    }
}
