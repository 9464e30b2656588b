package dev.sluice.ui.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.ui.testing.ControllerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A token on its way to the partner, without a toolkit")
class TokenDeliveryControllerTest extends ControllerTest {

    private final TokenToDeliver token = new TokenToDeliver("a.b.c", "orders", "ACCTB");
    private final TokenDeliveryController controller = new TokenDeliveryController(console.context(), token);

    @Test
    void itIsSavedUnderTheNamesOfExportAndPartner(@TempDir Path folder) throws IOException {
        console.dialogs().answers().answer(folder);
        controller.save();
        assertEquals("a.b.c\n", Files.readString(folder.resolve("orders-ACCTB.tok")));
        assertTrue(console.lastResult().contains("orders-ACCTB.tok"));
    }

    @Test
    void aFileThatCannotBeWrittenIsAProblem(@TempDir Path folder) {
        console.dialogs().answers().answer(folder.resolve("not there"));
        controller.save();
        assertEquals(List.of(ProblemCode.FILE_NOT_WRITTEN), console.dialogs().problems());
        assertEquals("", console.lastResult());
    }

    @Test
    void aLetterNamesTheFileAndHoldsTheToken() {
        assertTrue(token.letter().contains("orders-ACCTB.tok"));
        assertTrue(token.letter().contains("a.b.c"));
    }
}
