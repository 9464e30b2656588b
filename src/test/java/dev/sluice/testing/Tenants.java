package dev.sluice.testing;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.ImportId;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// Many accounts that were never pushed, each with a public export.
public final class Tenants {
    private final TestEnvironment test;
    private final List<PublicKey> keys;

    private Tenants(TestEnvironment test, List<PublicKey> keys) {
        this.test = test;
        this.keys = keys;
    }

    public static Tenants add(TestEnvironment test, int count) {
        var keys = IntStream.range(0, count)
                .mapToObj(_ -> TestOperator.seed(KeyKind.ACCOUNT).publicKey())
                .toList();
        test.store().write(tx -> {
            for (var i = 0; i < count; i++) {
                tx.accounts().save(account(test, keys.get(i), i));
                tx.exports().save(export(keys.get(i), i));
            }
            return keys;
        });
        return new Tenants(test, keys);
    }

    /// Lets each of these import what that one exports.
    public Tenants importing(int exporter, List<Integer> importers) {
        test.store().write(tx -> {
            importers.forEach(importer -> tx.imports().save(imported(importer, exporter)));
            return importers;
        });
        return this;
    }

    public PublicKey key(int number) {
        return keys.get(number);
    }

    public List<PublicKey> keys() {
        return keys;
    }

    private static Account account(TestEnvironment test, PublicKey key, int number) {
        var environment = test.services().environment().id();
        return new Account(
                key,
                environment,
                "tenant-" + number,
                AccountRole.MANAGED,
                Limits.core(),
                Release.NONE,
                Instant.now(),
                null);
    }

    private static Subject subject(int number) {
        return Subject.of("tenant" + number + ".events.>");
    }

    private static Export export(PublicKey account, int number) {
        return new Export(
                new ExportId(UUID.randomUUID()),
                account,
                "events",
                subject(number),
                ShareKind.STREAM,
                Visibility.PUBLIC,
                Export.Origin.STANDALONE,
                Instant.now(),
                null);
    }

    private Import imported(int importer, int exporter) {
        return new Import(
                new ImportId(UUID.randomUUID()),
                keys.get(importer),
                "events-" + exporter,
                keys.get(exporter),
                subject(exporter),
                null,
                ShareKind.STREAM,
                Instant.now(),
                null);
    }
}
