package dev.sluice.domain.interop.kit;

import dev.sluice.domain.text.ShellWord;
import java.util.List;
import java.util.stream.Collectors;

/// A program in each language that connects, subscribes and publishes, as far as the user may. Every value in it is a
/// text of that language, whatever stands in a subject.
enum Snippet {
    JAVA("Example.java", """
            // io.nats:jnats
            import io.nats.client.*;
            import java.time.Duration;

            public class Example {
                public static void main(String[] args) throws Exception {
                    Options options = new Options.Builder()
                            .server(@URLS@)
                            .authHandler(Nats.credentials(@CREDS@))
                            .inboxPrefix(@INBOX@)
                            .build();
                    try (Connection nats = Nats.connect(options)) {
            """, """
                        Subscription messages = nats.subscribe(@SUBSCRIBE@);
            """, """
                        nats.publish(@PUBLISH@, "hello".getBytes());
                        nats.flush(Duration.ofSeconds(5));
            """, """
                        System.out.println(messages.nextMessage(Duration.ofSeconds(30)));
            """, """
                    }
                }
            }
            """),
    GO("example.go", """
            // go get github.com/nats-io/nats.go
            package main

            import (
            \t"log"
            \t"time"

            \t"github.com/nats-io/nats.go"
            )

            func main() {
            \tnc, err := nats.Connect(@URLS@, nats.UserCredentials(@CREDS@), nats.CustomInboxPrefix(@INBOX@))
            \tif err != nil {
            \t\tlog.Fatal(err)
            \t}
            \tdefer nc.Close()
            """, """
            \tmessages, err := nc.SubscribeSync(@SUBSCRIBE@)
            \tif err != nil {
            \t\tlog.Fatal(err)
            \t}
            """, """
            \tif err := nc.Publish(@PUBLISH@, []byte("hello")); err != nil {
            \t\tlog.Fatal(err)
            \t}
            \tif err := nc.FlushTimeout(5 * time.Second); err != nil {
            \t\tlog.Fatal(err)
            \t}
            """, """
            \tmessage, err := messages.NextMsg(30 * time.Second)
            \tlog.Println(message, err)
            """, """
            \tlog.Println("connected to", nc.ConnectedUrl(), "within", 5*time.Second)
            }
            """),
    PYTHON("example.py", """
            # pip install nats-py
            import asyncio
            import nats


            async def main():
                nc = await nats.connect(@URLS@.split(","), user_credentials=@CREDS@, inbox_prefix=@INBOX@.encode())
            """, """
                messages = await nc.subscribe(@SUBSCRIBE@)
            """, """
                await nc.publish(@PUBLISH@, b"hello")
                await nc.flush(5)
            """, """
                print(await messages.next_msg(30))
            """, """
                await nc.close()


            asyncio.run(main())
            """),
    JAVASCRIPT("example.mjs", """
            // npm install @nats-io/transport-node
            import { readFileSync } from "node:fs";
            import { connect, credsAuthenticator } from "@nats-io/transport-node";

            const nc = await connect({
              servers: @URLS@.split(","),
              authenticator: credsAuthenticator(readFileSync(@CREDS@)),
              inboxPrefix: @INBOX@,
            });
            """, """
            const messages = nc.subscribe(@SUBSCRIBE@, { max: 1 });
            """, """
            nc.publish(@PUBLISH@, "hello");
            await nc.flush();
            """, """
            for await (const message of messages) {
              console.log(message.subject, message.string());
            }
            """, """
            await nc.close();
            """),
    CSHARP("Example.cs", """
            // dotnet add package NATS.Net
            using NATS.Client.Core;
            using NATS.Net;

            await using var nats = new NatsClient(new NatsOpts
            {
                Url = @URLS@,
                AuthOpts = new NatsAuthOpts { CredsFile = @CREDS@ },
                InboxPrefix = @INBOX@,
            });
            await nats.ConnectAsync();
            """, "", """
            await nats.PublishAsync(@PUBLISH@, "hello");
            await nats.PingAsync();
            """, """
            await foreach (var message in nats.SubscribeAsync<string>(@SUBSCRIBE@))
            {
                Console.WriteLine($"{message.Subject} {message.Data}");
                break;
            }
            """, ""),
    SHELL("example.sh", """
            #!/bin/sh
            # The NATS command line tool: https://github.com/nats-io/natscli
            set -e
            export NATS_URL=@URLS@
            nats --creds @CREDS@ rtt
            """, "", """
            nats --creds @CREDS@ --inbox-prefix @INBOX@ pub @PUBLISH@ hello
            """, """
            nats --creds @CREDS@ --inbox-prefix @INBOX@ sub @SUBSCRIBE@ --count 1
            """, "");

    private final String file;
    private final String head;
    private final String listening;
    private final String publishing;
    private final String heard;
    private final String tail;

    Snippet(String file, String head, String listening, String publishing, String heard, String tail) {
        this.file = file;
        this.head = head;
        this.listening = listening;
        this.publishing = publishing;
        this.heard = heard;
        this.tail = tail;
    }

    String file() {
        return file;
    }

    /// @param subscribe empty where it may subscribe to nothing that is known
    /// @param publish empty where it may publish to nothing that is known
    String of(List<String> urls, String creds, String inbox, String subscribe, String publish) {
        var parts = head
                + (subscribe.isEmpty() ? "" : listening)
                + (publish.isEmpty() ? "" : publishing)
                + (subscribe.isEmpty() ? "" : heard)
                + tail;
        return parts.lines()
                .map(line -> line.replace("@URLS@", literal(String.join(",", urls)))
                        .replace("@CREDS@", literal(creds))
                        .replace("@INBOX@", literal(inbox))
                        .replace("@SUBSCRIBE@", literal(subscribe))
                        .replace("@PUBLISH@", literal(publish)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// These languages write such characters alike.
    private String literal(String text) {
        if (this == SHELL) {
            return ShellWord.quoted(text);
        }
        var out = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < ' ' || c > '~') {
                out.append("\\u%04x".formatted(c));
            } else {
                out.append((char) c);
            }
        });
        return out.append('"').toString();
    }
}
