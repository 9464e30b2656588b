package dev.sluice.faults;

import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.testing.TestParts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The main class of a Sluice that is going to be killed. It is started in advance, and waits for a line that says
/// in which workspace it does what.
final class Victim {
    private Victim() {}

    /// @param folder the workspace
    /// @param number makes its names new
    /// @param moment of the [Brink]
    record Order(Path folder, Deed deed, int number, int moment) {
        String line() {
            return "%s %d %d %s".formatted(deed, number, moment, folder);
        }

        static Order read(String line) {
            var words = line.split(" ", 4);
            return new Order(
                    Path.of(words[3]), Deed.valueOf(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        }
    }

    public static void main(String[] args) throws IOException, JwtException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var line = in.readLine();
        // Without an order whoever started it is gone.
        if (line != null) {
            live(Order.read(line));
        }
        System.exit(0);
    }

    private static void live(Order order) throws JwtException {
        try (var parts = TestParts.open(order.folder())) {
            var brink = new Brink(parts.store(), order.moment());
            var environment =
                    parts.store().read(view -> view.environments().all().getFirst());
            try (var services = EnvironmentServices.of(environment.id(), parts.ports(brink))) {
                say("acting");
                order.deed().act(new Deed.Hand(services, parts, order.number()));
            }
            say("done " + brink.moments());
        }
    }

    static void say(String word) {
        System.out.println(word);
        System.out.flush();
    }
}
