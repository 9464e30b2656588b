package dev.sluice.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.User;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Names and claims are unique among what is live; history takes nobody's name.
class UniquenessTest extends StoreContract {
    private final Environment environment = sample.environment("dev");
    private final Account account = sample.account(environment, "Shop");
    private final Account partner = sample.account(environment, "partner");
    private final Export export = sample.export(account, "feed", "orders.>");
    private final Connection offer = sample.offer(environment, export, partner.key(), "Deal");

    @SuppressWarnings("NullAway.Init")
    private ContractStore store;

    @BeforeEach
    void fill() {
        store = create();
        save(tx -> {
            tx.environments().save(environment);
            tx.accounts().save(account);
            tx.accounts().save(partner);
            tx.exports().save(export);
            tx.connections().save(offer);
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void save(Consumer<StoreTx> work) {
        store.write(tx -> {
            work.accept(tx);
            return tx;
        });
    }

    private void refused(ProblemCode code, List<String> args, Consumer<StoreTx> work) {
        assertEquals(args, assertProblem(code, () -> save(work)).problem().args());
    }

    @Test
    void environmentNames() {
        refused(
                ProblemCode.ENVIRONMENT_EXISTS,
                List.of("dev"),
                tx -> tx.environments().save(sample.environment("DEV")));
        save(tx -> tx.environments().save(environment.withServers(List.of())));
    }

    @Test
    void accountNamesWithinTheirEnvironment() {
        var other = sample.environment("prod");
        refused(
                ProblemCode.ACCOUNT_EXISTS,
                List.of("Shop"),
                tx -> tx.accounts().save(sample.account(environment, "SHOP")));
        save(tx -> {
            tx.environments().save(other);
            tx.accounts().save(sample.account(other, "Shop"));
        });
        save(tx -> tx.accounts().save(account.deleted(Sample.NOW)));
        save(tx -> tx.accounts().save(sample.account(environment, "shop")));
        refused(ProblemCode.ACCOUNT_EXISTS, List.of("shop"), tx -> tx.accounts().save(account));
    }

    @Test
    void anAccountKeyStaysInItsEnvironment() {
        var other = sample.environment("prod");
        var moved = new Account(
                account.key(),
                other.id(),
                "elsewhere",
                account.role(),
                account.limits(),
                account.release(),
                account.createdAt(),
                null);
        save(tx -> tx.environments().save(other));
        refused(ProblemCode.ACCOUNT_EXISTS, List.of("Shop"), tx -> tx.accounts().save(moved));
    }

    @Test
    void userNamesWithinTheirAccount() {
        var user = sample.user(account, "app");
        save(tx -> {
            tx.users().save(user);
            tx.users().save(sample.user(partner, "app"));
        });
        refused(
                ProblemCode.USER_EXISTS,
                List.of("Shop", "app"),
                tx -> tx.users().save(sample.user(account, "App")));
        save(tx -> tx.users().save(new User(user.key(), account.key(), "App", "next", Sample.NOW)));
    }

    @Test
    void exportNamesAndClaimsWithinTheirAccount() {
        refused(
                ProblemCode.EXPORT_EXISTS,
                List.of("Shop", "feed"),
                tx -> tx.exports().save(sample.export(account, "FEED", "other.>")));
        refused(
                ProblemCode.EXPORT_EXISTS,
                List.of("Shop", "feed"),
                tx -> tx.exports().save(sample.export(account, "other", "orders.>")));
        save(tx -> tx.exports().save(sample.export(partner, "feed", "orders.>")));
        save(tx -> tx.exports().save(export.removed(Sample.NOW)));
        save(tx -> tx.exports().save(sample.export(account, "feed", "orders.>")));
    }

    @Test
    void oneLiveConnectionPerClaimAndImporter() {
        var clash = List.of("Shop", "partner", "Deal", "pending");
        var again = sample.offer(environment, export, partner.key(), "again");
        refused(ProblemCode.CONNECTION_EXISTS, clash, tx -> tx.connections().save(again));
        var third = sample.account(environment, "third");
        save(tx -> {
            tx.accounts().save(third);
            tx.connections().save(sample.offer(environment, export, third.key(), "third"));
        });
        save(tx -> tx.connections().save(offer.become(ConnectionState.DECLINED, Reason.DECLINED, Sample.NOW)));
        save(tx -> tx.connections().save(again));
    }

    @Test
    void oneLiveOfferOfANamePerExporter() {
        var clash = List.of("Shop", "partner", "Deal", "pending");
        var third = sample.account(environment, "third");
        save(tx -> tx.accounts().save(third));
        var named = sample.offer(environment, export, third.key(), "DEAL");
        refused(ProblemCode.CONNECTION_EXISTS, clash, tx -> tx.connections().save(named));
        save(tx -> tx.connections().save(offer.become(ConnectionState.EXPIRED, Reason.EXPIRED, Sample.NOW)));
        save(tx -> tx.connections().save(named));
    }

    @Test
    void shortIdsForEver() {
        var ended = offer.become(ConnectionState.DECLINED, Reason.DECLINED, Sample.NOW);
        save(tx -> tx.connections().save(ended));
        var clashing = new ConnectionId(new UUID(offer.id().value().getMostSignificantBits(), 1));
        var second = new Connection(
                clashing,
                environment.id(),
                offer.share(),
                offer.reception(),
                offer.grant(),
                offer.status(),
                offer.createdAt(),
                null);
        refused(
                ProblemCode.CONNECTION_EXISTS,
                List.of("Shop", "partner", "Deal", "declined"),
                tx -> tx.connections().save(second));
    }

    @Test
    void aNameThatCouldNotBeReadIsNotWritten() {
        assertProblem(
                ProblemCode.NAME_INVALID, () -> save(tx -> tx.accounts().save(sample.account(environment, "a/b"))));
        assertProblem(
                ProblemCode.NAME_INVALID, () -> save(tx -> tx.accounts().save(sample.account(environment, " a"))));
    }
}
