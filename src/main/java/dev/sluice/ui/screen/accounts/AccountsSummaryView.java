package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.account.AccountPlan;
import dev.sluice.domain.federation.operation.AccountView.Ability;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.connection.Countdown;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.KeyLabel;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What an account is, and what we can do for it.
final class AccountsSummaryView {

    private static final Messages TEXTS = Messages.of("accounts");

    private final AccountCommands commands;
    private final TimeFormat moments;

    AccountsSummaryView(AccountCommands commands, TimeFormat moments) {
        this.commands = commands;
        this.moments = moments;
    }

    Node[] parts(AccountsDetail detail) {
        var row = detail.row();
        var parts = new ArrayList<Node>();
        if (row.role() == AccountRole.MANAGED) {
            parts.add(Controls.row("button-row", new CommandButton(commands.details(row.account()), "accent")));
        }
        parts.add(facts(row, detail.plan()));
        if (row.role() == AccountRole.MANAGED) {
            parts.add(section(
                    TEXTS.get("rules"),
                    rules(detail.plan().now().defaults()),
                    Controls.row("button-row", new CommandButton(commands.rules(row.account()), "small"))));
        }
        parts.add(section(TEXTS.get("abilities"), abilities(row)));
        return parts.toArray(Node[]::new);
    }

    private static Node section(String title, Node... content) {
        var box = new VBox(Controls.label(title, "section-title"));
        box.getChildren().addAll(content);
        box.getStyleClass().add("detail-section");
        return box;
    }

    private Node facts(AccountsRow row, AccountPlan plan) {
        var account = row.account();
        var facts = new Facts()
                .add(TEXTS.get("key"), new KeyLabel(account.key()))
                .add(
                        TEXTS.get("role"),
                        TEXTS.get("role." + account.role().name().toLowerCase(Locale.ROOT)))
                .add(TEXTS.get("created"), new TimeLabel(moments, account.createdAt()));
        var end = row.view().lifespan().until();
        if (end != null) {
            facts.add(TEXTS.get("ends"), Countdown.label(end, moments));
        }
        if (row.role() == AccountRole.EXTERNAL) {
            return facts;
        }
        var profile = plan.now();
        if (!profile.description().isEmpty()) {
            facts.add(TEXTS.get("description"), profile.description());
        }
        if (!profile.infoUrl().isEmpty()) {
            facts.add(TEXTS.get("info-url"), profile.infoUrl());
        }
        if (!profile.tags().isEmpty()) {
            facts.add(TEXTS.get("tags"), String.join(", ", profile.tags()));
        }
        if (account.tier() != null) {
            facts.add(TEXTS.get("tier"), account.tier());
        }
        return facts.add(
                        TEXTS.get("limits"),
                        TEXTS.get(account.limits().jetStream() ? "limits.jetstream" : "limits.core"))
                .add(TEXTS.get("wildcards"), TEXTS.get(profile.wildcardExports() ? "allowed" : "allowed.not"))
                .add(TEXTS.get("bearer"), TEXTS.get(profile.bearerTokens() ? "allowed" : "allowed.not"));
    }

    private static Node rules(SubjectRules rules) {
        if (rules.equals(SubjectRules.NONE)) {
            return Controls.paragraph(TEXTS.get("rules.none"), "text-muted");
        }
        var facts = new Facts();
        rule(facts, "rules.allow-publish", rules.allowPublish());
        rule(facts, "rules.deny-publish", rules.denyPublish());
        rule(facts, "rules.allow-subscribe", rules.allowSubscribe());
        rule(facts, "rules.deny-subscribe", rules.denySubscribe());
        return facts;
    }

    private static void rule(Facts facts, String key, List<String> subjects) {
        if (!subjects.isEmpty()) {
            facts.addMono(TEXTS.get(key), String.join(", ", subjects));
        }
    }

    private Node[] abilities(AccountsRow row) {
        return List.of(Ability.values()).stream()
                .map(ability -> {
                    var able = row.view().abilities().contains(ability);
                    var key = "ability." + ability.name().toLowerCase(Locale.ROOT) + (able ? "" : ".not");
                    var icon = Controls.icon(able ? Feather.CHECK : Feather.MINUS, able ? "able" : "unable");
                    return Controls.row("ability", icon, Controls.paragraph(TEXTS.get(key)));
                })
                .toArray(Node[]::new);
    }
}
