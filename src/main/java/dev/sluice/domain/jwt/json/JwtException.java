package dev.sluice.domain.jwt.json;

/// A token that cannot be read (rules D1–D19, jwt-facts.md#reading-19) or claims that cannot be written (W1–W12).
public final class JwtException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String rule;

    public JwtException(String rule, String message) {
        super(message);
        this.rule = rule;
    }

    public JwtException(String rule, String message, Throwable cause) {
        super(message, cause);
        this.rule = rule;
    }

    /// The rule's id, such as `D17`.
    public String rule() {
        return rule;
    }
}
