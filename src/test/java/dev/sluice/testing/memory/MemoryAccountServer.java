package dev.sluice.testing.memory;

import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.AccountServer;
import dev.sluice.domain.port.Resolver.AccountText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An account server that is on no network: it takes what is pushed unless a test told it otherwise.
public final class MemoryAccountServer implements AccountServer {
    private final Map<PublicKey, String> stored = new HashMap<>();
    private final Map<PublicKey, Answer> answers = new HashMap<>();
    private final List<PublicKey> pushed = new ArrayList<>();
    private Answer operator = new Answer.Missing();

    /// What it says of that account from now on, pushed or asked for.
    public void says(PublicKey account, Answer answer) {
        answers.put(account, answer);
    }

    /// It does as it is asked again.
    public void heal() {
        answers.clear();
    }

    public void serves(String operatorJwt) {
        operator = new Answer.Given(operatorJwt);
    }

    public Map<PublicKey, String> stored() {
        return stored;
    }

    /// In their order.
    public List<PublicKey> pushed() {
        return List.copyOf(pushed);
    }

    @Override
    public List<Answer> push(List<AccountText> texts) {
        return texts.stream().map(this::taken).toList();
    }

    private Answer taken(AccountText text) {
        pushed.add(text.account());
        var told = answers.get(text.account());
        if (told != null) {
            return told;
        }
        stored.put(text.account(), text.jwt());
        return new Answer.Given("");
    }

    @Override
    public List<Answer> accounts(List<PublicKey> accounts) {
        return accounts.stream().map(this::known).toList();
    }

    private Answer known(PublicKey account) {
        var told = answers.get(account);
        var text = stored.get(account);
        if (told != null) {
            return told;
        }
        return text == null ? new Answer.Missing() : new Answer.Given(text);
    }

    @Override
    public Answer operator() {
        return operator;
    }

    @Override
    public void close() {
        answers.clear();
    }
}
