package dev.sluice.ui.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.account.AccountProfile;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.Callout;
import dev.sluice.domain.model.record.AccountPatch.Mapping;
import dev.sluice.domain.model.record.AccountPatch.More;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import dev.sluice.ui.account.DetailsDraft.End;
import dev.sluice.ui.account.MappingDraft.Target;
import dev.sluice.ui.account.RareDraft.Allowed;
import dev.sluice.ui.commandline.AccountLines;
import dev.sluice.ui.testing.ControllerTest;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is typed of an account, and what of it is a change")
class AccountDraftsTest extends ControllerTest {
    private static final String USER = "UDXU4RCSJNZOIQHZNWXHXORDPRTGNJAHAHFRGZNEEJCPQTT2M7NLCNF4";
    private static final String OTHER = "ADJM5VYRSWQ47O43UMML3XTIWQYYYVCHKLRRH2PZQMG3CY7EDNKXH62Y";

    private final Account account = console.unit().account("ACCTA");
    private final Instant now = console.unit().clock().instant();

    private AccountProfile profile() {
        return console.unit().services().edits().plan(account.key()).planned();
    }

    private void change(AccountPatch patch) {
        console.unit()
                .services()
                .edits()
                .change(account.key(), patch, dev.sluice.domain.federation.operation.OperationOptions.now());
    }

    private AccountDraft.Typed limits(Map<AccountLimit, String> texts) {
        var all = new EnumMap<AccountLimit, String>(
                LimitsDraft.of(profile(), null).texts());
        all.putAll(texts);
        return new LimitsDraft(all, null).against(profile());
    }

    @Test
    void nothingTypedIsNoChange() {
        assertTrue(limits(Map.of()).patch().isEmpty());
        assertTrue(DetailsDraft.of(profile(), now).against(profile()).patch().isEmpty());
        assertTrue(
                RulesDraft.of(profile().defaults()).against(profile()).patch().isEmpty());
        assertTrue(MappingDraft.of(profile(), "").against(profile()).patch().isEmpty());
    }

    private RareDraft rarely(String users, String sampling, String starts) {
        var known = new KnownParties(Map.of("auth", USER), Map.of("ACCTB", OTHER));
        var present = RareDraft.of(profile(), null, known);
        return new RareDraft(
                new Allowed(false, true, true),
                null,
                "traces.all",
                sampling,
                "owner",
                starts,
                users,
                present.accounts(),
                present.xkey(),
                known);
    }

    @Test
    void whatIsSeldomChangedIsTakenByNameAndSaidAtItsField() {
        var typed = rarely("auth", "20", "2027-01-31").against(profile());
        assertEquals(Map.of(), typed.faults());
        var more = typed.patch().more();
        assertEquals(
                new More(
                        true,
                        "traces.all",
                        20,
                        "owner",
                        Instant.parse("2027-01-31T00:00:00Z").getEpochSecond(),
                        new Callout(List.of(USER), List.of(), "")),
                more);
        assertEquals(false, typed.patch().wildcardExports());
        assertEquals(null, typed.patch().bearerTokens());
        change(typed.patch());
        assertTrue(rarely("auth", "20", "2027-01-31T00:00:00Z")
                .against(profile())
                .patch()
                .isEmpty());
        var lines =
                new AccountLines("Retail").change(account, typed.patch(), now).sluiceText();
        assertTrue(
                lines.endsWith(" --wildcard-exports no --max-bytes-required yes --trace traces.all --trace-sampling 20"
                        + " --cluster-traffic owner --starts 2027-01-31T00:00:00Z --auth-callout-user " + USER),
                lines);
        var wrong = rarely("nobody", "200", "soon").against(profile());
        assertEquals(
                Set.of(RareDraft.USERS, RareDraft.SAMPLING, RareDraft.STARTS),
                wrong.faults().keySet());
    }

    @Test
    void limitsAreNumbersSizesOrNothing() {
        var typed = limits(Map.of(
                AccountLimit.CONNECTIONS, " 20 ",
                AccountLimit.PAYLOAD, "8MB",
                AccountLimit.JETSTREAM_DISK, ""));
        assertEquals(
                Map.of("connections", 20L, "payload", 8L << 20, "jetstream-disk", Limits.NO_LIMIT),
                typed.patch().limits());
        var wrong = limits(Map.of(AccountLimit.CONNECTIONS, "many", AccountLimit.PAYLOAD, "8 parsecs"));
        assertEquals(Set.of("connections", "payload"), wrong.faults().keySet());
        assertFalse(wrong.isUsable());
    }

    @Test
    void limitsOfReplicasAreThoseOfTheTier() {
        change(PatchParts.limits(Map.of("jetstream-disk", 1024L, "streams", 2L), "R3"));
        var draft = LimitsDraft.of(profile(), "R3");
        assertEquals("1KB", draft.texts().get(AccountLimit.JETSTREAM_DISK));
        var texts = new EnumMap<AccountLimit, String>(draft.texts());
        texts.put(AccountLimit.STREAMS, "5");
        var typed = new LimitsDraft(texts, "R3").against(profile());
        assertEquals(Map.of("streams", 5L), typed.patch().limits());
        assertEquals("R3", typed.patch().tier());
        assertTrue(
                new LimitsDraft(draft.texts(), "R3").against(profile()).patch().isEmpty());
    }

    @Test
    void detailsAreComparedWithWhatIsThere() {
        var before = DetailsDraft.of(profile(), now);
        var typed = new DetailsDraft(
                        "Orders", "The desk", "https://example.com/x", "EU, eu gold", End.QUARTER, false, true, now)
                .against(profile());
        var patch = typed.patch();
        assertEquals("Orders", patch.name());
        assertEquals("The desk", patch.description());
        assertEquals(List.of("eu", "gold"), patch.addTags());
        assertEquals(now.plusSeconds(90 * 86_400L).getEpochSecond(), patch.expires());
        assertEquals(false, patch.wildcardExports());
        assertEquals(null, patch.bearerTokens());
        var wrong = new DetailsDraft("bad/name", before.description(), "example", "", End.NEVER, true, true, now)
                .against(profile());
        assertEquals(
                Set.of(DetailsDraft.NAME, DetailsDraft.INFO_URL), wrong.faults().keySet());
        assertEquals(null, wrong.patch().expires(), "it has no end already");
    }

    @Test
    void permissionsAreSubjectsALine() {
        var typed = new RulesDraft("orders.>\nbilling.*", "", "", "secret.>").against(profile());
        assertEquals(
                new SubjectRules(List.of("orders.>", "billing.*"), List.of(), List.of(), List.of("secret.>")),
                typed.patch().defaults());
        assertEquals(
                Set.of("deny-publish"),
                new RulesDraft("", "a..b", "", "").against(profile()).faults().keySet());
    }

    @Test
    void aMappingIsItsTargets() {
        change(AccountPatch.mapping(new Mapping("orders.*", "eu.$1", 30, "", false)));
        change(AccountPatch.mapping(new Mapping("orders.*", "us.$1", 30, "", false)));
        var draft = new MappingDraft(
                "orders.*", "orders.*", List.of(new Target("eu.$1", "50", ""), new Target("asia.$1", "20", "")));
        assertEquals(
                List.of(
                        new Mapping("orders.*", "us.$1", 0, "", true),
                        new Mapping("orders.*", "eu.$1", 50, "", false),
                        new Mapping("orders.*", "asia.$1", 20, "", false)),
                draft.against(profile()).patch().mappings());
        var more = new MappingDraft("", "orders.*", List.of(new Target("asia.$1", "20", "")));
        assertEquals(
                List.of(new Mapping("orders.*", "asia.$1", 20, "", false)),
                more.against(profile()).patch().mappings(),
                "what is there stays");
    }

    @Test
    void aMappingCannotGiveAwayMoreThanAll() {
        var draft = new MappingDraft("", "a", List.of(new Target("b", "60", ""), new Target("c", "60", "")));
        assertEquals(Set.of("weight-1"), draft.against(profile()).faults().keySet());
        var wrong = new MappingDraft("", "a..b", List.of(new Target("b.", "0", "")));
        assertEquals(
                Set.of("from", "to-0", "weight-0"),
                wrong.against(profile()).faults().keySet());
    }

    @Test
    void aTrialSaysWhereAMessageArrives() {
        var rows = new MappingDraft("", "orders.*", List.of(new Target("eu.$1", "30", ""))).rows();
        var found = (MappingTrial.Arrivals) MappingTrial.of(rows, "orders.created");
        assertEquals("orders.*", found.by());
        assertEquals(
                List.of("eu.created 30", "orders.created 70"),
                found.all().stream().map(row -> row.to() + " " + row.weight()).toList());
        assertEquals("", ((MappingTrial.Arrivals) MappingTrial.of(rows, "other")).by());
        assertTrue(MappingTrial.of(rows, "a..b") instanceof MappingTrial.Wrong);
        assertTrue(MappingTrial.of(rows, " ") instanceof MappingTrial.Nothing);
    }
}
