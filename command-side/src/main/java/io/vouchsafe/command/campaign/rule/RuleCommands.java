package io.vouchsafe.command.campaign.rule;

import io.vouchsafe.command.campaign.CampaignRoute;
import io.vouchsafe.command.campaign.CampaignStream;
import io.vouchsafe.command.campaign.rule.edit.RuleEdit;
import io.vouchsafe.command.campaign.rule.edit.Setting;
import io.vouchsafe.command.identity.IdKind;
import io.vouchsafe.command.identity.Identities;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.command.time.DecisionClock;
import io.vouchsafe.contract.caller.ProjectSettings;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.resource.RulePath;
import io.vouchsafe.events.campaign.CampaignRuleRemoved;
import io.vouchsafe.events.campaign.CampaignRuleSet;
import io.vouchsafe.events.campaign.CampaignRules;
import io.vouchsafe.events.campaign.CampaignState;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.rule.RuleKind;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Decides the commands on the rules of campaigns (contract §5.4, §5.5). A rule stands in its campaign's stream and is set under the lock of the
 * campaign's tree, so that it applies from the next command on.
 */
public final class RuleCommands {

    /** How many rules of one kind a campaign may have: all of them are looked at by each redemption. */
    static final int MAX_OF_A_KIND = 100;

    private final RuleDirectory directory;
    private final Identities identities;
    private final ProjectSettings projects;
    private final DecisionClock clock;

    public RuleCommands(RuleDirectory directory, Identities identities, ProjectSettings projects, DecisionClock clock) {
        this.directory = directory;
        this.identities = identities;
        this.projects = projects;
        this.clock = clock;
    }

    @CommandHandler
    SetRule add(AddRule command, Streams streams, MetaData by) {
        CampaignRoute route = command.route();
        CampaignState campaign = require(route, streams);
        RuleEdit edit = command.edit();
        RuleKind kind = edit.kind();
        List<Refusal> problems = new ArrayList<>(edit.problems());
        if (campaign.terms().isMain() && kind != RuleKind.BUDGET) {
            problems.add(Refusal.of(
                    "campaign", RefusalCode.INVALID, "is a main campaign, which has no rules but budget rules"));
        }
        int present = campaign.rules().of(kind).size();
        if (kind.single() && present > 0) {
            problems.add(Refusal.of("base", RefusalCode.MUST_BE_UNIQUE, "The campaign has such a rule already"));
        } else if (present >= MAX_OF_A_KIND) {
            problems.add(Refusal.of(
                    "base",
                    RefusalCode.ABOVE_MAXIMUM,
                    "The campaign has " + MAX_OF_A_KIND + " of these rules, which is the maximum",
                    MAX_OF_A_KIND));
        }
        CampaignRule rule = rule(
                edit,
                null,
                new Setting(
                        identities.next(IdKind.RULE),
                        route.projectId(),
                        projects.zone(route.projectId()),
                        streams,
                        problems));
        directory.enter(route, rule);
        return set(route, rule, 1, streams, by);
    }

    @CommandHandler
    SetRule revise(ReviseRule command, Streams streams, MetaData by) {
        CampaignRoute route = command.route().campaign();
        CampaignRules.Entry before = require(command.route(), streams);
        CampaignRule rule = rule(
                command.edit(),
                before.rule(),
                new Setting(
                        before.rule().id(),
                        route.projectId(),
                        projects.zone(route.projectId()),
                        streams,
                        new ArrayList<>(command.edit().problems())));
        // A new customer rule has nothing to change but the time of its last change.
        if (rule.equals(before.rule()) && rule.kind() != RuleKind.NEW_CUSTOMER) {
            return new SetRule(route.campaignId(), before);
        }
        directory.change(rule);
        return set(route, rule, before.revision() + 1, streams, by);
    }

    @CommandHandler
    void remove(RemoveRule command, Streams streams, MetaData by) {
        CampaignRoute route = command.route().campaign();
        CampaignRule rule = require(command.route(), streams).rule();
        directory.strike(rule.id());
        streams.append(
                CampaignStream.of(route.campaignId()),
                new CampaignRuleRemoved(
                        route.campaignId(), route.projectId(), rule.kind(), rule.id(), clock.now(streams)),
                by);
    }

    private static CampaignRule rule(RuleEdit edit, @Nullable CampaignRule before, Setting setting) {
        CampaignRule rule = edit.over(before, setting);
        if (rule == null || !setting.problems().isEmpty()) {
            throw new ApiFailure.Invalid(RulePath.type(edit.kind()) + " is invalid", setting.problems());
        }
        return rule;
    }

    private SetRule set(CampaignRoute route, CampaignRule rule, long revision, Streams streams, MetaData by) {
        streams.append(
                CampaignStream.of(route.campaignId()),
                new CampaignRuleSet(route.campaignId(), route.projectId(), rule, revision, clock.now(streams)),
                by);
        return new SetRule(route.campaignId(), require(new RuleRoute(route, rule.kind(), rule.id()), streams));
    }

    private static CampaignState require(CampaignRoute route, Streams streams) {
        CampaignState campaign = streams.state(CampaignStream.of(route.campaignId()));
        if (campaign == null || campaign.deleted() || campaign.projectId() != route.projectId()) {
            throw new ApiFailure.NotFound("Campaign");
        }
        if (!Objects.equals(campaign.terms().parentId(), route.parentId())) {
            throw new ApiFailure.Unavailable("The campaign is just being moved; nothing was changed. Try again", 1);
        }
        return campaign;
    }

    private static CampaignRules.Entry require(RuleRoute route, Streams streams) {
        CampaignRules rules = require(route.campaign(), streams).rules();
        Long id = route.ruleId();
        CampaignRules.Entry entry =
                id == null ? rules.of(route.kind()).stream().findFirst().orElse(null) : rules.find(route.kind(), id);
        if (entry == null) {
            throw new ApiFailure.NotFound(RulePath.type(route.kind()));
        }
        return entry;
    }
}
