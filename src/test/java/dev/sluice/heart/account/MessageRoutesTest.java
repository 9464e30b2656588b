package dev.sluice.heart.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.account.MessageRoutes;
import dev.sluice.domain.account.MessageRoutes.Leg;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.Mapping;
import dev.sluice.testing.scripted.Partners;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Where messages go through mappings, and through what is shared.
@Tag("unit")
class MessageRoutesTest {
    private final Partners partners = new Partners();
    private final MessageRoutes routes = partners.services().routes();

    @AfterEach
    void close() {
        partners.close();
    }

    private static List<String> told(List<Leg> legs) {
        return legs.stream()
                .map(leg -> (leg.way() + " " + leg.subject() + " " + leg.weight() + " " + leg.name()).strip())
                .toList();
    }

    private void share(ShareKind kind, String subject, String local) {
        var federation = partners.services().federation();
        var offer = federation.offer(new OfferDraft(partners.exporter(), partners.importer(), "s", subject, kind));
        federation.accept(offer.id(), ActingAccount.of(partners.importer()), local, OperationOptions.now());
    }

    @Test
    void aStreamGoesToWhoImportsItUnderItsLocalSubject() {
        share(ShareKind.STREAM, "orders.*.>", "theirs.$1.>");
        assertEquals(
                List.of("STAYS orders.eu.new 100", "SHARED theirs.eu.new 100 org-b"),
                told(routes.of(partners.exporter(), "orders.eu.new")));
        assertEquals(List.of("STAYS bills 100"), told(routes.of(partners.exporter(), "bills")));
        assertEquals(List.of("SHARED orders.*.> 100 org-a"), told(routes.heard(partners.importer(), "theirs.eu.>")));
        assertEquals(List.of(), routes.heard(partners.importer(), "orders.>"));
    }

    @Test
    void aRequestGoesToWhoAnswersItAndIsHeardThere() {
        share(ShareKind.SERVICE, "pay.*.v1.>", "out.$1.>");
        assertEquals(
                List.of("REQUEST pay.eu.v1.tender.now 100 org-a"),
                told(routes.of(partners.importer(), "out.eu.tender.now")));
        assertEquals(List.of("REQUEST out.$1.> 100 org-b"), told(routes.heard(partners.exporter(), "pay.>")));
    }

    @Test
    void whatIsMappedIsSharedAsItIsMapped() {
        share(ShareKind.STREAM, "orders.>", "orders.>");
        partners.services()
                .edits()
                .change(
                        partners.exporter(),
                        AccountPatch.mapping(new Mapping("raw.*", "orders.$1", 70, "", false)),
                        OperationOptions.now());
        assertEquals(
                List.of("MAPPED orders.eu 70", "SHARED orders.eu 70 org-b", "STAYS raw.eu 30"),
                told(routes.of(partners.exporter(), "raw.eu")));
    }
}
