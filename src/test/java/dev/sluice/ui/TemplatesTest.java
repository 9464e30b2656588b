package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.account.AccountEdits;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.ui.testing.RetailTest;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.Test;

class TemplatesTest extends RetailTest {

    private void pick(String list, String name) {
        ComboBox<?> box = node(list, ComboBox.class);
        await(() -> names(box).contains(name));
        fx(() -> box.getSelectionModel().select(names(box).indexOf(name)));
    }

    private static <T> List<String> names(ComboBox<T> box) {
        return box.getItems().stream()
                .map(item -> box.getConverter().toString(item))
                .toList();
    }

    @Test
    void theShapeOfAnAccountIsKeptAndGivenToANewOneAndToOneThatIsThere() {
        var model = retail.account("ACCTA");
        var other = retail.account("ACCTB");
        edits().change(
                        model.key(),
                        AccountPatch.builder()
                                .limits(Map.of("connections", 7L))
                                .description("A tenant")
                                .addTags(List.of("tenant"))
                                .build(),
                        OperationOptions.now());
        enter(retail.workspace());
        awaitText("ACCTB");
        menu("#accounts-shapes", "accounts-templates");
        awaitText("No templates yet");
        picture("95-templates-empty");
        press("#go-accounts");
        select("ACCTA");
        awaitNode("#accounts-more");
        menu("#accounts-more", "accounts-template");
        write("#template-name", "tenant");
        picture("96-template-save");
        assertEquals(List.of(), nameless());
        press("#template-save");
        awaitText("What it says beside a plain account");
        picture("97-template");
        press("#templates-apply");
        pick("#template-account", "ACCTB");
        awaitText("Connections: unlimited → 7.");
        picture("98-template-apply");
        assertEquals(List.of(), nameless());
        press("#act-verb");
        awaitText("ACCTB has the shape of tenant.");
        assertEquals(7, connections(other));
        press("#go-accounts");
        press("#accounts-new");
        write("#account-name", "TENANT1");
        pick("#account-template", "tenant");
        picture("99-new-by-template");
        press("#account-create");
        awaitText("TENANT1");
        var made = retail.services().reads().accounts().live().stream()
                .filter(account -> account.name().equals("TENANT1"))
                .findFirst()
                .orElseThrow();
        assertEquals(7, connections(made));
    }

    private AccountEdits edits() {
        return retail.services().edits();
    }

    private long connections(Account account) {
        return edits().plan(account.key()).now().limits().getOrDefault(AccountLimit.CONNECTIONS, 0L);
    }
}
