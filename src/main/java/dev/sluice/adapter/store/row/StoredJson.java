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
        // Exports that an older Sluice staged have nothing that was agreed to.
        if (tree instanceof ObjectNode node && isOf(node, "add-export") && !node.has("confirmed")) {
            node.putArray("confirmed");
        }
        var edit = MAPPER.treeToValue(tree, Edit.class);
        requireWhole((Record) requirePresent(edit, "the edit"));
        return edit;
    }

    private static boolean isOf(ObjectNode node, String type) {
        return node.path("type").asString("").equals(type);
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
        @JsonSubTypes.Type(value = ChangeAccount.class, name = "change-account")
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
