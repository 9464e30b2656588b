package dev.sluice.ui.token;

import dev.sluice.domain.model.Account;
import dev.sluice.ui.commandline.CopyAsCommand;
import dev.sluice.ui.connection.MeantSubject;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.Kinds;
import dev.sluice.ui.control.SubjectField;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import dev.sluice.ui.token.TokenImportModel.Given;
import java.nio.file.Path;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Takes an activation token (pasted, from a file, or dropped), and shows what it says before it is imported.
public final class TokenImportSheet {

    private static final Messages TEXTS = Messages.of("token");

    private final TimeFormat moments;
    private final TokenInput input;
    private final VBox facts = new VBox();
    private final SubjectField local;

    private TokenImportSheet(ScreenContext context, @Nullable Account only) {
        var model = new TokenImportModel(only);
        var controller = new TokenImportController(context, model);
        moments = context.moments();
        input = new TokenInput(context, "import-token", TEXTS.get("field"), TEXTS.get("hint"));
        local = new SubjectField(TEXTS.get("local"), TEXTS.get("local.hint"), model.local());
        local.input().setId("import-local");
        input.given().subscribe(controller::read);
        model.given().subscribe(this::show);
        var sheet = new OperationView(controller, model, TEXTS.get("import"))
                .with(input, facts, local, new MeantSubject("import-meant", model.meant()))
                .verb(TEXTS.get("import.verb"));
        sheet.aside(new CopyAsCommand(controller::lines));
        sheet.startAt(input.area());
        context.dialogs().show(sheet);
    }

    public static void show(ScreenContext context) {
        show(context, "");
    }

    /// With what the token says filled in.
    public static void show(ScreenContext context, String token) {
        new TokenImportSheet(context, null).input.set(token);
    }

    public static void show(ScreenContext context, Path file) {
        new TokenImportSheet(context, null).input.load(file);
    }

    /// Only this account will do: a token for another one is refused at once (S0-11).
    public static void showFor(ScreenContext context, Account account) {
        new TokenImportSheet(context, account).input.set("");
    }

    private void show(Given given) {
        facts.getChildren().clear();
        Controls.show(local, Visible.when(given instanceof Given.Token));
        switch (given) {
            case Given.Nothing _ -> input.field().fine();
            case Given.Wrong(var problem) -> input.field().wrong(problem);
            case Given.Token token -> {
                facts.getChildren().setAll(facts(token));
                input.field().fine(TEXTS.get("good"));
            }
        }
    }

    private Facts facts(Given.Token token) {
        var says = token.facts();
        var shown = new Facts()
                .add(TEXTS.get("name"), says.name())
                .add(TEXTS.get("from"), Controls.party(token.exporter(), says.exporter()))
                .add(TEXTS.get("account"), Controls.party(token.account(), says.target()))
                .addMono(TEXTS.get("subject"), says.subject())
                .add(TEXTS.get("kind"), Kinds.label(says.kind()));
        var expiresAt = says.expiresAt();
        if (expiresAt != null) {
            shown.add(TEXTS.get("expires"), new TimeLabel(moments, expiresAt));
        }
        return shown;
    }
}
