package dev.sluice.ui.screen.settings;

import dev.sluice.domain.model.ResolverKind;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextField;

/// How servers come by accounts, as the word of its kind: one of three, one of which is an address, or nothing for
/// what servers show.
final class ResolverEditor implements ValueEditor<String> {
    private static final Messages TEXTS = Messages.of("settings");
    private static final double KIND = 260;
    private static final double ADDRESS = 260;

    private final PickList<Kind> kind = new PickList<>(ResolverEditor::name).of(List.of(Kind.values()));
    private final TextField address = new TextField();

    private enum Kind {
        SHOWN,
        NATS,
        URL,
        MEMORY;

        static Kind of(String word) {
            return ResolverKind.of(word)
                    .map(set -> switch (set) {
                        case ResolverKind.Nats _ -> NATS;
                        case ResolverKind.Url _ -> URL;
                        case ResolverKind.Memory _ -> MEMORY;
                    })
                    .orElse(SHOWN);
        }
    }

    ResolverEditor(String id) {
        kind.setId(id);
        kind.setPrefWidth(KIND);
        kind.setMaxWidth(KIND);
        kind.setValue(Kind.SHOWN);
        address.setId(id + "-address");
        address.setPromptText(TEXTS.get("resolver.address.prompt"));
        address.setAccessibleText(TEXTS.get("resolver.address"));
        address.setPrefWidth(ADDRESS);
        address.visibleProperty().bind(kind.valueProperty().map(Kind.URL::equals));
        address.managedProperty().bind(address.visibleProperty());
    }

    private static String name(Kind kind) {
        return TEXTS.get("resolver." + kind.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public List<Node> nodes() {
        return List.of(kind, address);
    }

    @Override
    public Optional<String> typed() {
        return switch (kind.getValue()) {
            case SHOWN -> Optional.of("");
            case NATS -> Optional.of(new ResolverKind.Nats().word());
            case MEMORY -> Optional.of(new ResolverKind.Memory().word());
            case URL ->
                ResolverKind.of(address.getText().strip())
                        .filter(ResolverKind.Url.class::isInstance)
                        .map(ResolverKind::word);
        };
    }

    @Override
    public void show(String word) {
        kind.setValue(Kind.of(word));
        address.setText(Kind.of(word) == Kind.URL ? word : "");
    }

    @Override
    public void onChange(Runnable action) {
        kind.valueProperty().subscribe(action);
        address.textProperty().subscribe(action);
    }

    @Override
    public void onEnter(Runnable action) {
        address.setOnAction(_ -> action.run());
    }
}
