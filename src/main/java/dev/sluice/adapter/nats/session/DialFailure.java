package dev.sluice.adapter.nats.session;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;

/// Why one attempt to connect failed. The reason holds the server's words where it said any.
public final class DialFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final String reason;

    public DialFailure(ProblemCode code, String reason) {
        super(code.text() + ": " + reason);
        this.code = code;
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }

    /// Whether the servers are there but do not want us: trying again soon will not help.
    public boolean isRefusal() {
        return code == ProblemCode.LINK_REFUSED
                || code == ProblemCode.NO_SYSTEM_RIGHTS
                || code == ProblemCode.INBOX_DENIED;
    }

    public ProblemException asProblem(String addresses) {
        return code == ProblemCode.INBOX_DENIED
                ? ProblemException.because(this, code, reason)
                : ProblemException.because(this, code, addresses, reason);
    }
}
