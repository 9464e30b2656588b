package dev.sluice.adapter.store.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.StagedChange.ChangeAccount;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.testing.TestOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
@DisplayName("What an older Sluice wrote into the database")
class StoredJsonTest {

    private final ChangeAccount renaming =
            new ChangeAccount(TestOperator.seed(KeyKind.ACCOUNT).publicKey(), AccountPatch.renaming("orders"));

    private static String without(String json, String field) {
        var shorter = json.replace(field, "");
        assertFalse(shorter.equals(json), json);
        return shorter;
    }

    @Test
    void aStagedChangeOfAnAccountChangesNothingThatCameLater() {
        var now = StoredJson.write(renaming);
        assertEquals(renaming, StoredJson.readEdit(now));
        assertEquals(renaming, StoredJson.readEdit(without(now, ",\"tiering\":null,\"more\":null")));
        assertEquals(renaming, StoredJson.readEdit(without(now, ",\"more\":null")));
    }

    @Test
    void whatWasAlwaysThereIsNotMadeUp() {
        var broken = without(StoredJson.write(renaming), ",\"addTags\":[]");
        assertThrows(RuntimeException.class, () -> StoredJson.readEdit(broken));
    }
}
