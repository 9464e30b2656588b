package dev.sluice.adapter.store.row;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.ImportId;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.record.StagedChange.Accept;
import dev.sluice.domain.model.record.StagedChange.AddExport;
import dev.sluice.domain.model.record.StagedChange.AddImport;
import dev.sluice.domain.model.record.StagedChange.ChangeAccount;
import dev.sluice.domain.model.record.StagedChange.ChangeExport;
import dev.sluice.domain.model.record.StagedChange.ChangeImport;
import dev.sluice.domain.model.record.StagedChange.Edit;
import dev.sluice.domain.model.record.StagedChange.End;
import dev.sluice.domain.model.record.StagedChange.RemoveExport;
import dev.sluice.domain.model.record.StagedChange.RemoveImport;
import dev.sluice.domain.nkey.PublicKey;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the database keeps as JSON: lists of texts and staged edits. Component names of the records are the
/// format, so renaming one needs a migration. Reading throws [tools.jackson.core.JacksonException] or
/// [IllegalArgumentException].
final class StoredJson {
    private static final int MAX_DEPTH = 16;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .changeDefaultVisibility(checker -> checker.withIsGetterVisibility(Visibility.NONE))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addMixIn(Edit.class, EditForm.class)
            .addMixIn(PublicKey.class, TextForm.class)
            .addMixIn(Subject.class, TextForm.class)
            .addMixIn(ExportId.class, IdForm.class)
            .addMixIn(ImportId.class, IdForm.class)
            .addMixIn(ConnectionId.class, IdForm.class)
            .build();

    /// What an older Sluice did not write into staged edits yet.
    private static final List<LaterField> LATER = List.of(
            new LaterField("add-export", "", "confirmed", MAPPER.createArrayNode()),
            new LaterField("change-account", "patch", "tiering", MAPPER.nullNode()),
            new LaterField("change-account", "patch", "more", MAPPER.nullNode()));

    /// A field that came later.
    ///
    /// @param type of the edit
    /// @param in the object in the edit that has it; empty for the edit itself
    /// @param meant what its absence means
    private record LaterField(String type, String in, String name, JsonNode meant) {
        void addTo(ObjectNode edit) {
            if ((in.isEmpty() ? edit : edit.path(in)) instanceof ObjectNode node && !node.has(name)) {
                node.set(name, meant.deepCopy());
            }
        }
    }

    private StoredJson() {}

    static String write(List<String> texts) {
        return MAPPER.writeValueAsString(texts);
    }

    static List<String> readTexts(String json) {
        var texts = MAPPER.readValue(json, String[].class);
        for (var text : texts) {
            requirePresent(text, "an entry");
        }
        return List.of(texts);
    }

    static String writeRecords(List<? extends Record> records) {
        return MAPPER.writeValueAsString(records);
    }

    static <T extends Record> List<T> readRecords(String json, Class<T[]> type) {
        var records = MAPPER.readValue(json, type);
        for (var each : records) {
            requireWhole(requirePresent(each, "an entry"));
        }
        return List.of(records);
    }

    static String write(Edit edit) {
        return MAPPER.writerFor(Edit.class).writeValueAsString(edit);
    }

    static Edit readEdit(String json) {
        var tree = MAPPER.readTree(json);
        if (tree instanceof ObjectNode node) {
            LATER.stream()
                    .filter(field -> field.type().equals(node.path("type").asString("")))
                    .forEach(field -> field.addTo(node));
        }
        var edit = MAPPER.treeToValue(tree, Edit.class);
        requireWhole((Record) requirePresent(edit, "the edit"));
        return edit;
    }

    /// Jackson leaves null where the text says null; only components marked so may have it.
    private static void requireWhole(Record record) {
        for (var component : record.getClass().getRecordComponents()) {
            var value = valueOf(component, record);
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                requirePresent(value, component.getName());
            }
            if (value instanceof Record inner) {
                requireWhole(inner);
            }
        }
    }

    private static <T> T requirePresent(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException(what + " is missing");
        }
        return value;
    }

    private static @Nullable Object valueOf(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("records are open to reading: " + component, e);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = AddExport.class, name = "add-export"),
        @JsonSubTypes.Type(value = RemoveExport.class, name = "remove-export"),
        @JsonSubTypes.Type(value = AddImport.class, name = "add-import"),
        @JsonSubTypes.Type(value = RemoveImport.class, name = "remove-import"),
        @JsonSubTypes.Type(value = Accept.class, name = "accept"),
        @JsonSubTypes.Type(value = End.class, name = "end"),
        @JsonSubTypes.Type(value = ChangeAccount.class, name = "change-account"),
        @JsonSubTypes.Type(value = ChangeExport.class, name = "change-export"),
        @JsonSubTypes.Type(value = ChangeImport.class, name = "change-import")
    })
    private interface EditForm {}

    // The constructor stands for the one of the record.
    @SuppressWarnings("UnusedVariable")
    private abstract static class TextForm {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        TextForm(String text) {}

        @JsonValue
        abstract String text();
    }

    // The constructor stands for the one of the record.
    @SuppressWarnings("UnusedVariable")
    private abstract static class IdForm {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        IdForm(UUID value) {}

        @JsonValue
        abstract UUID value();
    }
}
