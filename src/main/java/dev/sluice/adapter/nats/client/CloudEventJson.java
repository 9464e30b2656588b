package dev.sluice.adapter.nats.client;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.data.BytesCloudEventData;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.rw.CloudEventDataMapper;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON form of CloudEvents 1.0 (structured mode). The SDK's own module needs Jackson 2, which Sluice does not
/// have (decisions/0011-revisions-and-events.md).
final class CloudEventJson implements EventFormat {
    static final String CONTENT_TYPE = "application/cloudevents+json";
    private static final String JSON = "application/json";

    @Override
    public byte[] serialize(CloudEvent event) {
        var node = JsonMapper.shared().createObjectNode();
        node.put("specversion", event.getSpecVersion().toString());
        for (var name : event.getAttributeNames()) {
            var value = event.getAttribute(name);
            if (value != null && !name.equals("specversion")) {
                node.put(name, value.toString());
            }
        }
        for (var name : event.getExtensionNames()) {
            node.put(name, String.valueOf(event.getExtension(name)));
        }
        var data = event.getData();
        if (data != null) {
            node.set("data", JsonMapper.shared().readTree(data.toBytes()));
        }
        return JsonMapper.shared().writeValueAsBytes(node);
    }

    @Override
    public CloudEvent deserialize(byte[] bytes, CloudEventDataMapper<? extends CloudEventData> mapper) {
        try {
            var node = JsonMapper.shared().readTree(bytes);
            var builder = CloudEventBuilder.fromSpecVersion(SpecVersion.parse(text(node, "specversion")))
                    .withId(text(node, "id"))
                    .withSource(URI.create(text(node, "source")))
                    .withType(text(node, "type"));
            if (node.has("subject")) {
                builder.withSubject(text(node, "subject"));
            }
            if (node.has("time")) {
                builder.withTime(OffsetDateTime.parse(text(node, "time")));
            }
            if (node.has("data")) {
                var data = BytesCloudEventData.wrap(JsonMapper.shared().writeValueAsBytes(node.get("data")));
                builder.withData(JSON, mapper.map(data));
            }
            return builder.build();
        } catch (JacksonException | IllegalArgumentException e) {
            throw new EventDeserializationException(e);
        }
    }

    @Override
    public Set<String> deserializableContentTypes() {
        return Set.of(CONTENT_TYPE);
    }

    @Override
    public String serializedContentType() {
        return CONTENT_TYPE;
    }

    private static String text(JsonNode node, String name) {
        var value = node.get(name);
        if (value == null || !value.isString()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value.asString();
    }
}
