package dev.sluice.domain.federation.environment;

import dev.sluice.domain.jwt.claims.Permission;
import dev.sluice.domain.jwt.claims.Permissions;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import dev.sluice.domain.port.LinkFactory;
import java.util.List;
import java.util.stream.Stream;

/// What a system user that Sluice mints for its own link may do, and nothing else (nats-server-facts.md#6.5).
/// Whoever may publish CLAIMS.UPDATE can overwrite any account's file, so only a link that pushes gets [#PUSHER]
/// or [#UPDATER].
public enum SystemRights {
    /// Looks, and changes nothing.
    MONITOR,
    /// Also pushes and deletes accounts.
    PUSHER,
    /// Also lets servers that have an account loaded go on with another text of it, where an account server keeps
    /// them.
    UPDATER,
    /// Also closes connections of clients.
    KICKER;

    /// Prefix of the inboxes of every link; the link must use it, for other inboxes are not allowed.
    public static final String INBOX = "_INBOX_sluice";

    private static final List<String> LOOKING = List.of(
            "$SYS.REQ.CLAIMS.LIST",
            "$SYS.REQ.CLAIMS.PACK",
            "$SYS.REQ.ACCOUNT.*.CLAIMS.LOOKUP",
            "$SYS.REQ.SERVER.PING",
            "$SYS.REQ.SERVER.PING.*",
            "$SYS.REQ.SERVER.*.ACCOUNTZ",
            "$SYS.REQ.SERVER.*.SUBSZ",
            "$SYS.REQ.SERVER.*.CONNZ",
            "$SYS.REQ.SERVER.*.JSZ",
            "$SYS.REQ.SERVER.*.VARZ",
            "$SYS.REQ.SERVER.*.HEALTHZ",
            "$SYS.REQ.SERVER.*.LEAFZ",
            "$SYS.REQ.SERVER.*.ROUTEZ",
            "$SYS.REQ.ACCOUNT.PING.STATZ",
            "$SYS.REQ.ACCOUNT.*.STATZ",
            "$SYS.REQ.ACCOUNT.*.CONNZ",
            "$SYS.REQ.ACCOUNT.*.SUBSZ",
            "$SYS.REQ.ACCOUNT.*.JSZ",
            "$SYS.REQ.ACCOUNT.*.LEAFZ",
            "$SYS.REQ.ACCOUNT.*.INFO");

    private static final List<String> LISTENING = List.of(
            INBOX + ".>", "$SYS.SERVER.>", "$SYS.ACCOUNT.>", "$SYS.REQ.CLAIMS.*", "$SYS.REQ.ACCOUNT.*.CLAIMS.UPDATE");

    private static final List<String> CHANGING = List.of("$SYS.REQ.CLAIMS.UPDATE", "$SYS.REQ.CLAIMS.DELETE");

    private static final List<String> UPDATING = List.of("$SYS.REQ.ACCOUNT.*.CLAIMS.UPDATE");

    /// Subjects the user may publish to.
    public List<String> publish() {
        return switch (this) {
            case MONITOR -> LOOKING;
            case PUSHER -> Stream.concat(LOOKING.stream(), CHANGING.stream()).toList();
            case UPDATER -> Stream.concat(LOOKING.stream(), UPDATING.stream()).toList();
            case KICKER ->
                Stream.concat(LOOKING.stream(), Stream.of("$SYS.REQ.SERVER.*.KICK"))
                        .toList();
        };
    }

    /// Subjects the user may subscribe to.
    public List<String> subscribe() {
        return LISTENING;
    }

    /// Both, for a user that is handed to somebody else, whose tools hear answers where tools do.
    public SubjectRules rules() {
        var others = Stream.concat(
                        Stream.of(LinkFactory.USUAL_INBOX + ".>"),
                        LISTENING.stream().filter(subject -> !subject.startsWith(INBOX)))
                .toList();
        return new SubjectRules(publish(), List.of(), others, List.of());
    }

    /// Both, as the user's token states them.
    public Permissions permissions() {
        return new Permissions(new Permission(publish(), List.of()), new Permission(subscribe(), List.of()), null);
    }
}
