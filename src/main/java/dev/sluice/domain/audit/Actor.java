package dev.sluice.domain.audit;

/// Who did it.
///
/// @param user of the operating system
/// @param name the person's own, from the settings; empty without
/// @param profile word of the workspace's [Profile]; empty for Sluice's own work
public record Actor(String user, String name, String profile) {
    /// Sluice itself, on behalf of that user.
    public static final String ITSELF = "sluice";

    public static Actor user(String user) {
        return new Actor(user, "", "");
    }

    public Actor with(String personName, Profile next) {
        return new Actor(user, personName, next.word());
    }

    public Actor itself() {
        return new Actor(user, ITSELF, "");
    }
}
