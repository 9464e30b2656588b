package dev.sluice.adapter.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The `server.conf` of one server, in words that both 2.9.10 and the newest release parse
/// (nats-server-facts.md#6.2). Everything it stores lies in its own folder.
///
/// @param more further lines, which win over those above them
record SandboxServerConfig(String name, Path folder, Ports ports, ClusterPlan plan, String more) {
    /// @param client port for clients
    /// @param cluster the ports for routes of all servers, this one's first; empty for a server alone
    record Ports(int client, List<Integer> cluster) {
        Ports {
            cluster = List.copyOf(cluster);
        }
    }

    Path file() {
        return folder.resolve("server.conf");
    }

    Path logFile() {
        return folder.resolve("server.log");
    }

    String text() {
        var trust = plan.trust();
        return """
                server_name: %s
                host: "127.0.0.1"
                port: %d
                %sports_file_dir: %s
                log_file: %s
                operator: %s
                system_account: %s
                resolver {
                  type: full
                  dir: %s
                  allow_delete: true
                  interval: "%ds"
                }
                resolver_preload {
                  %s: %s
                }
                jetstream {
                  store_dir: %s
                  max_mem: 64MB
                  max_file: 1GB
                }
                %s%s""".formatted(
                        name,
                        ports.client(),
                        monitoring(),
                        quoted(folder),
                        quoted(logFile()),
                        trust.operatorJwt(),
                        trust.systemAccount(),
                        quoted(folder.resolve("jwt")),
                        plan.syncInterval().toSeconds(),
                        trust.systemAccount(),
                        trust.systemAccountJwt(),
                        quoted(folder.resolve("js")),
                        cluster(),
                        more);
    }

    private String monitoring() {
        return switch (plan.monitoring()) {
            case NONE -> "";
            case LOOPBACK -> "http: \"127.0.0.1:-1\"\n";
        };
    }

    private String cluster() {
        if (ports.cluster().isEmpty()) {
            return "";
        }
        var routes = ports.cluster().stream()
                .skip(1)
                .map(port -> "\"nats-route://127.0.0.1:%d\"".formatted(port))
                .collect(Collectors.joining(", "));
        return """
                cluster {
                  name: sandbox
                  host: "127.0.0.1"
                  port: %d
                  routes: [ %s ]
                }
                """.formatted(ports.cluster().getFirst(), routes);
    }

    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
