using Delivery.Domain.Operation;
using Delivery.Functions.Matching.Asking;
using Delivery.Functions.Matching.Board;
using Delivery.Functions.Matching.Confirmation;
using Delivery.Functions.Matching.DropOuts;
using Delivery.Functions.Matching.Exclusions;
using Delivery.Functions.Matching.Objections;
using Delivery.Functions.Matching.OtherTimes;
using Delivery.Functions.Matching.Plan;
using Delivery.Functions.Matching.Unmatched;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Workflow;
using Delivery.Functions.Workflow.Retention;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Matching;

public static class MatchingRegistration
{
    public static IServiceCollection AddMatching(this IServiceCollection services) =>
        services
            .AddSingleton<TeacherSituations>()
            .AddSingleton<InquiryLists>()
            .AddSingleton<ExcludeTeacher>()
            .AddSingleton<ExclusionReader>()
            .AddSingleton<WaitingCourses>()
            .AddExpiring(app => Plans(app.GetRequiredService<MatchingPlans>()))
            .AddSingleton<ExpiredExclusions>()
            .AddExpiring(app => app.GetRequiredService<ExpiredExclusions>().Expiring)
            .AddSingleton<PlanSolver>()
            .AddSingleton<PlanInput>()
            .AddSingleton<PlanMaker>()
            .AddSingleton<PlansOfTurns>()
            .AddSingleton<PlannedInquiries>()
            .AddSingleton<HeldCourse>()
            .AddSingleton<WholePlan>()
            .AddSingleton<PlanNow>()
            .AddSingleton<PlanReader>()
            .AddSingleton<WhatIfReader>()
            .AddSingleton<WhatIfTrials>()
            .AddSingleton<SteerCourse>()
            .AddSingleton<CourseMatchingReader>()
            .AddSingleton<ChosenTeacherReader>()
            .AddSingleton<BoardReader>()
            .AddSingleton<InquiryLetters>()
            .AddSingleton<InquiryReader>()
            .AddSingleton<UnmatchedReader>()
            .AddSingleton<ProposedTimes>()
            .AddSingleton<AnswerInquiry>()
            .AddFollowing<AnswerInquiry>(
                of => of.FollowAsync,
                "inquiry.Accepted",
                "inquiry.Declined",
                "inquiry.Proposed"
            )
            .AddSingleton<InquiryNews>()
            .AddSingleton<AnswerProposal>()
            .AddFollowing<AnswerProposal>(of => of.FollowAsync, "proposal.decline")
            .AddSingleton<ChosenTimes>()
            .AddSingleton<TimesLetters>()
            .AddSingleton<TimesReader>()
            .AddSingleton<AskForTimes>()
            .AddFollowing<AskForTimes>(of => of.FollowAsync, "times.ask")
            .AddSingleton<AnswerTimes>()
            .AddFollowing<AnswerTimes>(of => of.FollowAsync, "times.none")
            .AddSingleton<DropOutTeacher>()
            .AddSingleton<RemainingLists>()
            .AddSingleton<ObjectToTeacher>()
            .AddSingleton<DecideObjection>()
            .AddSingleton<ObjectionLetters>()
            .AddSingleton<TellOfObjection>()
            .AddSingleton<OrderNotes>()
            .AddSingleton<AssignTeacher>()
            .AddSingleton<CancelCourse>()
            .AddSingleton<NameInWeeks>()
            .AddSingleton<AcknowledgeConfirmation>();

    private static Expiring Plans(MatchingPlans plans) =>
        new(
            "plans",
            "统一排课的记录",
            settings => KeptFor.OfMonths(settings.InstanceMonths),
            (last, _) => plans.DeleteAsync(last)
        );
}
