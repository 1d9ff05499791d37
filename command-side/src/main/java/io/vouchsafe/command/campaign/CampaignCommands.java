package io.vouchsafe.command.campaign;

import io.vouchsafe.command.budget.Ledger;
import io.vouchsafe.command.identity.IdKind;
import io.vouchsafe.command.identity.Identities;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.command.time.DecisionClock;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.error.ErrorCode;
import io.vouchsafe.events.campaign.CampaignActivated;
import io.vouchsafe.events.campaign.CampaignCreated;
import io.vouchsafe.events.campaign.CampaignDeactivated;
import io.vouchsafe.events.campaign.CampaignDeleted;
import io.vouchsafe.events.campaign.CampaignRevised;
import io.vouchsafe.events.campaign.CampaignState;
import io.vouchsafe.events.campaign.CampaignTerms;
import io.vouchsafe.events.type.CampaignStatus;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** Decides the commands on campaigns (contract §3.1–3.3, §5.1), under the lock of the campaign's tree. */
public final class CampaignCommands {

    private static final String INVALID = "Campaign is invalid";

    private final CampaignDirectory directory;
    private final Identities identities;
    private final DecisionClock clock;

    public CampaignCommands(CampaignDirectory directory, Identities identities, DecisionClock clock) {
        this.directory = directory;
        this.identities = identities;
        this.clock = clock;
    }

    @CommandHandler
    CampaignState create(CreateCampaign command, Streams streams, MetaData by) {
        CampaignEdit edit = command.edit();
        CampaignTermsMerge merge = new CampaignTermsMerge(edit, null);
        CampaignTerms terms = merge.merged();
        List<Refusal> problems = merge.problems();
        if (edit.parentId() != null && !isMainOf(command.projectId(), edit.parentId(), streams)) {
            problems.add(notAMainCampaign());
        }
        if (edit.status() == CampaignStatus.INACTIVE) {
            problems.add(unexpectedStatus("must be draft or active for a new campaign", "draft, active"));
        }
        if (terms == null || !problems.isEmpty()) {
            throw new ApiFailure.Invalid(INVALID, problems);
        }
        long id = identities.next(IdKind.CAMPAIGN);
        CampaignStatus status = edit.status() == CampaignStatus.ACTIVE ? CampaignStatus.ACTIVE : CampaignStatus.DRAFT;
        if (!directory.enter(new CampaignRoute(command.projectId(), id, terms.parentId()), terms, status)) {
            throw new ApiFailure.Invalid(INVALID, List.of(nameTaken()));
        }
        Instant now = clock.now(streams);
        streams.append(CampaignStream.of(id), new CampaignCreated(id, command.projectId(), terms, now), by);
        if (status == CampaignStatus.ACTIVE) {
            streams.append(CampaignStream.of(id), new CampaignActivated(id, command.projectId(), now), by);
        }
        return require(id, command.projectId(), streams);
    }

    @CommandHandler
    CampaignState revise(ReviseCampaign command, Streams streams, MetaData by) {
        long id = command.route().campaignId();
        long projectId = command.route().projectId();
        CampaignState before = require(id, projectId, streams);
        if (!Objects.equals(before.terms().parentId(), command.route().parentId())) {
            throw new ApiFailure.Unavailable("The campaign is just being moved; nothing was changed. Try again", 1);
        }
        CampaignEdit edit = command.edit();
        CampaignTermsMerge merge = new CampaignTermsMerge(edit, before.terms());
        CampaignTerms terms = merge.merged();
        List<Refusal> problems = new ArrayList<>(merge.problems());
        if (edit.parentId() != null && !before.terms().isMain() && !isMainOf(projectId, edit.parentId(), streams)) {
            problems.add(notAMainCampaign());
        }
        CampaignStatus status = edit.status() == null ? before.status() : edit.status();
        refuseTransition(before.status(), status, problems);
        if (terms != null && Ledger.balance(streams, id).redemptions() > 0) {
            problems.addAll(CampaignTermsMerge.frozen(before.terms(), terms));
        }
        if (terms == null || !problems.isEmpty()) {
            throw new ApiFailure.Invalid(INVALID, problems);
        }
        Instant now = clock.now(streams);
        boolean revised = !terms.equals(before.terms());
        if ((revised || status != before.status())
                && !directory.change(new CampaignRoute(projectId, id, terms.parentId()), terms, status)) {
            throw new ApiFailure.Invalid(INVALID, List.of(nameTaken()));
        }
        if (revised) {
            streams.append(CampaignStream.of(id), new CampaignRevised(id, projectId, terms, now), by);
        }
        if (status != before.status()) {
            streams.append(
                    CampaignStream.of(id),
                    status == CampaignStatus.ACTIVE
                            ? new CampaignActivated(id, projectId, now)
                            : new CampaignDeactivated(id, projectId, now),
                    by);
        }
        return require(id, projectId, streams);
    }

    @CommandHandler
    void delete(DeleteCampaign command, Streams streams, MetaData by) {
        long id = command.route().campaignId();
        long projectId = command.route().projectId();
        require(id, projectId, streams);
        List<Refusal> problems = new ArrayList<>();
        if (directory.hasChildren(id)) {
            problems.add(Refusal.of("base", RefusalCode.INVALID, "The campaign has discount campaigns"));
        }
        if (Ledger.balance(streams, id).redemptions() > 0) {
            problems.add(Refusal.of("base", RefusalCode.INVALID, "The campaign has confirmed redemptions"));
        }
        if (!problems.isEmpty()) {
            throw new ApiFailure.Invalid(ErrorCode.CAN_NOT_BE_DELETED, "Campaign can not be deleted", problems);
        }
        directory.strike(id);
        streams.append(CampaignStream.of(id), new CampaignDeleted(id, projectId, clock.now(streams)), by);
    }

    private static CampaignState require(long id, long projectId, Streams streams) {
        CampaignState state = streams.state(CampaignStream.of(id));
        if (state == null || state.deleted() || state.projectId() != projectId) {
            throw new ApiFailure.NotFound("Campaign");
        }
        return state;
    }

    private static boolean isMainOf(long projectId, long campaignId, Streams streams) {
        CampaignState parent = streams.state(CampaignStream.of(campaignId));
        return parent != null
                && !parent.deleted()
                && parent.projectId() == projectId
                && parent.terms().isMain();
    }

    private static void refuseTransition(CampaignStatus from, CampaignStatus to, List<Refusal> problems) {
        if (to == CampaignStatus.DRAFT && from != CampaignStatus.DRAFT) {
            problems.add(unexpectedStatus("cannot go back to draft", "active, inactive"));
        } else if (from == CampaignStatus.DRAFT && to == CampaignStatus.INACTIVE) {
            problems.add(unexpectedStatus("of a draft can only become active", "active"));
        }
    }

    private static Refusal unexpectedStatus(String message, @Nullable String expected) {
        return new Refusal("status", RefusalCode.UNEXPECTED_VALUE, message, expected);
    }

    private static Refusal notAMainCampaign() {
        return Refusal.of("parent_id", RefusalCode.INVALID, "must be the id of a main campaign");
    }

    private static Refusal nameTaken() {
        return Refusal.of("name", RefusalCode.MUST_BE_UNIQUE, "is taken by another campaign");
    }
}
