package dev.sluice.ui.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.account.UserDraft;
import dev.sluice.domain.account.UserEdit;
import dev.sluice.domain.account.UserEdit.Life;
import dev.sluice.domain.account.UserPatch;
import dev.sluice.domain.account.UserPatch.Hours;
import dev.sluice.domain.account.UserPatch.Responses;
import dev.sluice.domain.federation.claims.RevokedUsers;
import dev.sluice.domain.jwt.claims.ResponsePermission;
import dev.sluice.domain.jwt.claims.TimeRange;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
@DisplayName("What is done with users and environments, as commands")
public class UserLinesTest {
    private static final UserLines LINES = new UserLines("Retail", "Shop");
    private static final String KEY = "UDXU4RCSJNZOIQHZNWXHXORDPRTGNJAHAHFRGZNEEJCPQTT2M7NLCNF4";
    private static final SubjectRules RULES =
            new SubjectRules(List.of("orders.>"), List.of("$SYS.>"), List.of("prices.* tills"), List.of());
    private static final UserPatch ALL = new UserPatch(
            RULES,
            new Responses(new ResponsePermission(5, Duration.ofMinutes(2).toNanos())),
            List.of("10.0.0.0/8", "192.168.0.0/16"),
            new Hours(List.of(new TimeRange("08:00:00", "18:00:00")), "Europe/Berlin"),
            List.of("WEBSOCKET"),
            Limits.NO_LIMIT,
            1024L,
            512L,
            true,
            false);
    private static final UserPatch NOTHING = new UserPatch(
            SubjectRules.NONE,
            new Responses(null),
            List.of(),
            new Hours(List.of(), null),
            List.of(),
            null,
            null,
            null,
            null,
            null);

    /// One of each, for those who try them out.
    public static List<CommandLines> samples() {
        return List.of(
                LINES.add(List.of(draft("till-1", RULES), draft("till-2", RULES))),
                LINES.edit("till", new UserEdit(ALL, new Life(null), List.of("eu"), List.of("us")), true),
                LINES.edit("till", new UserEdit(NOTHING, null, List.of(), List.of()), false),
                LINES.revoke("till"),
                LINES.unrevoke("till"),
                LINES.revokeKey(KEY, null),
                LINES.revokeKey(RevokedUsers.ALL, Instant.EPOCH),
                LINES.unrevokeKey(RevokedUsers.ALL),
                LINES.remove("till"),
                LINES.rotate("till", "till.creds"),
                LINES.kick("till"),
                LINES.kit("till"),
                EnvironmentLines.remove("Old one"),
                EnvironmentLines.adopt(List.of("nats://a:4222", "nats://b:4222"), "sys.creds", Level.PRODUCTION, true),
                EnvironmentLines.reissue("Retail", false),
                EnvironmentLines.reissue("Retail", true));
    }

    private static UserDraft draft(String name, SubjectRules rules) {
        return new UserDraft(name, UserPatch.of(rules), null, Duration.ofDays(365), List.of("eu"));
    }

    @Test
    void manyAreMadeByOneCommandAndOneOfNscForEach() {
        var lines = LINES.add(List.of(draft("till-1", RULES), draft("till-2", RULES)));
        assertEquals(
                "sluice user add --environment Retail --account Shop till-1 till-2 --allow-publish 'orders.>'"
                        + " --deny-publish '$SYS.>' --allow-subscribe 'prices.* tills' --expires 365d --tag eu"
                        + " --creds-dir .",
                lines.sluiceText());
        assertEquals(2, lines.nsc().size());
        assertEquals(
                "nsc add user --name till-1 --allow-pub 'orders.>' --deny-pub '$SYS.>' --allow-sub 'prices.* tills'"
                        + " --expiry 365d --tag eu --account Shop",
                lines.nsc().getFirst());
        var byRole = new UserDraft("till", UserPatch.NONE, "cashier", null, List.of());
        assertEquals(
                "sluice user add --environment Retail --account Shop till --role cashier --expires never --creds-dir .",
                LINES.add(List.of(byRole)).sluiceText());
        assertTrue(LINES.add(List.of(byRole)).nsc().isEmpty(), "it has no roles by name");
    }

    @Test
    void whatIsNotChangedIsNotSaid() {
        assertEquals(
                "sluice user edit --environment Retail --account Shop till --expires 30d --tag eu",
                LINES.edit(
                                "till",
                                new UserEdit(UserPatch.NONE, new Life(Duration.ofDays(30)), List.of("eu"), List.of()),
                                false)
                        .sluiceText());
        assertEquals(
                "sluice user edit --environment Retail --account Shop till --no-permissions --allow-responses none"
                        + " --source-network any --time-range any --connection-type any",
                LINES.edit("till", UserEdit.of(NOTHING), false).sluiceText());
        assertTrue(LINES.edit("till", UserEdit.of(UserPatch.NONE), true).isEmpty());
    }

    @Test
    void shuttingOutIsPushedByNscToo() {
        assertEquals(
                List.of("nsc revocations add-user --name till --account Shop", "nsc push --account Shop"),
                LINES.revoke("till").nsc());
        assertEquals(
                "sluice user revoke --environment Retail --account Shop --all --before 1970-01-01T00:00:00Z",
                LINES.revokeKey(RevokedUsers.ALL, Instant.EPOCH).sluiceText());
        assertEquals(
                "nsc revocations add-user --user-public-key '*' --account Shop",
                LINES.revokeKey(RevokedUsers.ALL, null).nsc().getFirst());
    }
}
