package dev.sluice.ui.screen.share;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The accounts to choose from, and the names that are taken among what each of them shares.
record ShareAccounts(List<Account> accounts, Map<PublicKey, Set<String>> taken) {

    static final ShareAccounts EMPTY = new ShareAccounts(List.of(), Map.of());

    ShareAccounts {
        accounts = List.copyOf(accounts);
        taken = Map.copyOf(taken);
    }

    /// Those that can share from here.
    List<Account> sources() {
        return accounts.stream().filter(Account::isManaged).toList();
    }

    List<Account> partnersOf(PublicKey source) {
        return accounts.stream()
                .filter(account -> account.role() != AccountRole.SYSTEM)
                .filter(account -> !account.key().equals(source))
                .toList();
    }

    /// A free name for a share: `retail.v1.cart.>` gives `retail-v1-cart`.
    String suggest(PublicKey source, String subject) {
        var words = subject.strip().replaceAll("[*>]", "").replaceAll("[^\\p{L}\\p{N}_-]+", "-");
        var base = words.replaceAll("^-+|-+$", "");
        if (base.length() > 60) {
            base = base.substring(0, 60);
        }
        var names = taken.getOrDefault(source, Set.of());
        var name = base;
        for (var number = 2; names.contains(Names.key(name)); number++) {
            name = base + "-" + number;
        }
        return name;
    }
}
