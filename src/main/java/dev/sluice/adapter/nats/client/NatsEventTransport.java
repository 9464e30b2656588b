package dev.sluice.adapter.nats.client;

import dev.sluice.adapter.nats.session.LinkThreads;
import dev.sluice.adapter.nats.session.LinkTimings;
import dev.sluice.domain.model.record.Notification;
import dev.sluice.domain.port.EventTransport;
import dev.sluice.domain.port.LinkFactory.Credentials;
import dev.sluice.domain.port.LinkFactory.Target;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// Publishes events over a short connection of its own.
public final class NatsEventTransport implements EventTransport {
    private static final String NAME = "sluice-events";

    private final NatsMessagingFactory messaging;

    public NatsEventTransport(LinkThreads threads, InstantSource clock, LinkTimings timings) {
        this.messaging = new NatsMessagingFactory(threads, clock, timings);
    }

    @Override
    public void deliver(Target target, Credentials credentials, List<Announcement> announcements) {
        var format = new CloudEventJson();
        try (var connection = messaging.connect(target, NAME, credentials)) {
            for (var announcement : announcements) {
                connection.publish(announcement.subject(), format.serialize(event(announcement.notification())));
            }
            connection.flush();
        }
    }

    static CloudEvent event(Notification notification) {
        var facts = notification.facts();
        var data = JsonMapper.shared().createObjectNode();
        var connection = notification.connection();
        var about = connection == null
                ? notification.account().text()
                : connection.value().toString();
        var ends = notification.ends();
        data.put("connection", about)
                .put("name", facts.name())
                .put("kind", facts.kind())
                .put("subject", facts.subject())
                .put("localSubject", facts.localSubject())
                .put("state", facts.state())
                .put("reason", facts.reason());
        if (ends != null) {
            data.put("ends", ends.toString());
        }
        data.putObject("exporter").put("key", facts.exporter()).put("name", facts.exporterName());
        data.putObject("importer").put("key", facts.importer()).put("name", facts.importerName());
        return CloudEventBuilder.v1()
                .withId(notification.id().toString())
                .withSource(URI.create(
                        "urn:sluice:environment:" + notification.environment().value()))
                .withType(notification.type())
                .withSubject(about)
                .withTime(notification.madeAt().atOffset(ZoneOffset.UTC))
                .withData("application/json", JsonMapper.shared().writeValueAsBytes(data))
                .build();
    }
}
