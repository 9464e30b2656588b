package dev.sluice.domain.key;

import dev.sluice.domain.federation.operation.KnownKey;
import java.util.ArrayList;
import java.util.List;

/// What is to be done about a key that others know, in that order. None of it is done by saying so: each step is
/// an act of its own.
public record CompromisePlan(KnownKey key, List<Step> steps) {
    public CompromisePlan {
        steps = List.copyOf(steps);
    }

    /// @param names of what it is about: connections, users, accounts; empty where it is about the key alone
    public record Step(Deed deed, List<String> names) {
        public Step {
            names = List.copyOf(names);
        }
    }

    /// What a step does.
    public enum Deed {
        /// Another identity for the operator; the old one signs nothing any more.
        REISSUE_OPERATOR,
        /// Another signing key for the operator.
        ROTATE_OPERATOR,
        /// Servers trust a key until they are started with an operator that lacks it.
        INSTALL_OPERATOR,
        /// Another signing key for the account, the old one first.
        ROTATE_ACCOUNT,
        /// An account is its key: what it has goes to a new one.
        REPLACE_ACCOUNT,
        /// Tokens that were handed out, which are dead then.
        HAND_OVER_TOKENS,
        /// Credentials that were handed out, which are dead then.
        HAND_OVER_CREDS,
        /// Another key for the user.
        ROTATE_USER,
        /// Another curve key, in the account and in the auth service.
        REPLACE_CURVE,
        /// Somebody else has to do something about it.
        TELL_OWNER,
        /// Nothing needs it.
        REMOVE
    }

    public static CompromisePlan of(KnownKey key) {
        var steps = new ArrayList<Step>();
        switch (key.kind()) {
            case OPERATOR -> {
                steps.add(new Step(Deed.REISSUE_OPERATOR, key.accounts()));
                steps.add(new Step(Deed.INSTALL_OPERATOR, List.of()));
            }
            case OPERATOR_SIGNING -> {
                steps.add(new Step(Deed.ROTATE_OPERATOR, key.accounts()));
                steps.add(new Step(Deed.INSTALL_OPERATOR, List.of()));
            }
            case ACCOUNT, SYSTEM_ACCOUNT -> {
                steps.add(new Step(Deed.REPLACE_ACCOUNT, List.of()));
                handOver(key, steps);
            }
            case ACCOUNT_SIGNING, SCOPED_SIGNING -> {
                steps.add(new Step(Deed.ROTATE_ACCOUNT, List.of()));
                handOver(key, steps);
            }
            case USER, SYSTEM_USER -> steps.add(new Step(Deed.ROTATE_USER, List.of()));
            case CURVE -> steps.add(new Step(Deed.REPLACE_CURVE, List.of()));
            case FOREIGN_ACCOUNT -> steps.add(new Step(Deed.TELL_OWNER, List.of()));
            case AUDIT_SEAL, OTHER -> steps.add(new Step(Deed.REMOVE, List.of()));
        }
        if (key.state() == KnownKey.State.UNUSED || key.state() == KnownKey.State.RETIRED) {
            return new CompromisePlan(key, List.of(new Step(Deed.REMOVE, List.of())));
        }
        return new CompromisePlan(key, steps);
    }

    private static void handOver(KnownKey key, List<Step> steps) {
        if (!key.activations().isEmpty()) {
            steps.add(new Step(Deed.HAND_OVER_TOKENS, key.activations()));
        }
        if (!key.users().isEmpty()) {
            steps.add(new Step(Deed.HAND_OVER_CREDS, key.users()));
        }
    }
}
