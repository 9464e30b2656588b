package dev.sluice.ui.user.terms;

import dev.sluice.domain.account.UserPatch;
import dev.sluice.domain.jwt.claims.ConnectionType;
import dev.sluice.domain.jwt.claims.ResponsePermission;
import dev.sluice.domain.jwt.claims.UserLimits;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.text.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// From where, when and how somebody may connect, how much of it, and whether it may answer requests.
final class RestrictionsField extends VBox {

    private static final Messages TEXTS = Messages.of("users");

    private final List<Observable> inputs = new ArrayList<>();
    private final List<Typed> checked = new ArrayList<>();
    private final TextField sources = input("sources", text -> true);
    private final TextField hours =
            input("hours", text -> RestrictionText.hours(text).isPresent());
    private final TextField zone = input("zone", text -> true);
    private final TextField subscriptions =
            input("subscriptions", text -> RestrictionText.count(text).isPresent());
    private final TextField payload =
            input("payload", text -> RestrictionText.bytes(text).isPresent());
    private final TextField data =
            input("data", text -> RestrictionText.bytes(text).isPresent());
    private final TextField answers =
            input("answers", text -> RestrictionText.count(text).isPresent());
    private final TextField millis =
            input("millis", text -> RestrictionText.count(text).isPresent());
    private final CheckBox answering = box("answering");
    private final CheckBox bearer = box("bearer");
    private final CheckBox proxy = box("proxy");
    private final Map<ConnectionType, CheckBox> types = new EnumMap<>(ConnectionType.class);

    private record Typed(TextField input, Function<String, Boolean> check) {
        boolean isGood() {
            return check.apply(input.getText());
        }
    }

    RestrictionsField() {
        getStyleClass().add("rules-field");
        var ways = new FlowPane();
        ways.getStyleClass().add("type-boxes");
        for (var type : ConnectionType.values()) {
            var box = new CheckBox(type.name());
            box.setId("restrict-type-" + type.name());
            box.setMnemonicParsing(false);
            inputs.add(box.selectedProperty());
            types.put(type, box);
            ways.getChildren().add(box);
        }
        answers.disableProperty().bind(answering.selectedProperty().not());
        millis.disableProperty().bind(answering.selectedProperty().not());
        getChildren()
                .addAll(
                        pair(field("sources", sources), field("subscriptions", subscriptions)),
                        pair(field("hours", hours), field("zone", zone)),
                        pair(field("payload", payload), field("data", data)),
                        new VBox(Controls.label(TEXTS.get("restrict.types"), "field-label"), ways),
                        answering,
                        pair(field("answers", answers), field("millis", millis)),
                        bearer,
                        proxy);
    }

    private TextField input(String key, Function<String, Boolean> check) {
        var input = new TextField();
        input.setId("restrict-" + key);
        inputs.add(input.textProperty());
        checked.add(new Typed(input, check));
        return input;
    }

    private CheckBox box(String key) {
        var box = new CheckBox(TEXTS.get("restrict." + key));
        box.setId("restrict-" + key);
        box.setMnemonicParsing(false);
        box.setWrapText(true);
        inputs.add(box.selectedProperty());
        return box;
    }

    private Field field(String key, TextField input) {
        var field = new Field(TEXTS.get("restrict." + key), input, TEXTS.get("restrict." + key + ".hint"));
        HBox.setHgrow(field, Priority.ALWAYS);
        var typed = checked.stream()
                .filter(one -> one.input().equals(input))
                .findFirst()
                .orElseThrow();
        input.textProperty().subscribe(_ -> {
            if (typed.isGood()) {
                field.fine();
            } else {
                field.wrong(TEXTS.get("restrict.wrong"));
            }
        });
        return field;
    }

    private static Node pair(Field left, Field right) {
        var pair = new HBox(left, right);
        pair.getStyleClass().add("field-pair");
        return pair;
    }

    /// Whether everything typed can be read.
    ObservableValue<Boolean> usable() {
        return Bindings.createBooleanBinding(
                () -> checked.stream().allMatch(Typed::isGood), inputs.toArray(Observable[]::new));
    }

    /// Told whenever something is changed.
    Observable[] inputs() {
        return inputs.toArray(Observable[]::new);
    }

    RestrictionsField show(UserLimits limits) {
        sources.setText(String.join(", ", limits.sources()));
        hours.setText(RestrictionText.hours(limits.times()));
        zone.setText(limits.timesLocation());
        subscriptions.setText(RestrictionText.number(limits.subscriptions()));
        payload.setText(RestrictionText.number(limits.payload()));
        data.setText(RestrictionText.number(limits.data()));
        bearer.setSelected(limits.bearerToken());
        proxy.setSelected(limits.proxyRequired());
        types.forEach((type, box) -> box.setSelected(limits.connectionTypes().contains(type.name())));
        var response = limits.permissions().response();
        answering.setSelected(response != null);
        answers.setText(response == null || response.max() <= 0 ? "" : Long.toString(response.max()));
        millis.setText(
                response == null || response.ttlNanos() <= 0
                        ? ""
                        : Long.toString(Duration.ofNanos(response.ttlNanos()).toMillis()));
        return this;
    }

    /// Everything that is to hold, restrictions that are taken away included.
    UserPatch patch(SubjectRules rules) {
        var typed = zone.getText().strip();
        return new UserPatch(
                rules,
                new UserPatch.Responses(answering.isSelected() ? response() : null),
                RestrictionText.words(sources.getText()),
                new UserPatch.Hours(
                        RestrictionText.hours(hours.getText()).orElse(List.of()), typed.isEmpty() ? null : typed),
                types.entrySet().stream()
                        .filter(entry -> entry.getValue().isSelected())
                        .map(entry -> entry.getKey().name())
                        .toList(),
                value(RestrictionText.count(subscriptions.getText())),
                value(RestrictionText.bytes(data.getText())),
                value(RestrictionText.bytes(payload.getText())),
                bearer.isSelected(),
                proxy.isSelected());
    }

    /// 0 is what servers take for their usual.
    private ResponsePermission response() {
        var most = Math.max(0, value(RestrictionText.count(answers.getText())));
        var time = Math.max(0, value(RestrictionText.count(millis.getText())));
        return new ResponsePermission(most, Duration.ofMillis(time).toNanos());
    }

    private static long value(Optional<Long> number) {
        return number.orElse(0L);
    }
}
