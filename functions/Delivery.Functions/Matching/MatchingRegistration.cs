using Delivery.Functions.Matching.DropOuts;
using Delivery.Functions.Matching.Plan;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Matching;

public static class MatchingRegistration
{
    public static IServiceCollection AddMatching(this IServiceCollection services) =>
        services
            .AddSingleton<TeacherSituations>()
            .AddSingleton<InquiryLists>()
            .AddSingleton<WaitingCourses>()
            .AddSingleton<PlanSolver>()
            .AddSingleton<PlanInput>()
            .AddSingleton<PlanMaker>()
            .AddSingleton<PlansOfTurns>()
            .AddSingleton<PlannedInquiries>()
            .AddSingleton<WholePlan>()
            .AddSingleton<PlanNow>()
            .AddSingleton<PlanReader>()
            .AddSingleton<WhatIfReader>()
            .AddSingleton<WhatIfTrials>()
            .AddSingleton<SteerCourse>()
            .AddSingleton<CourseMatchingReader>()
            .AddSingleton<InquiryLetters>()
            .AddSingleton<InquiryReader>()
            .AddSingleton<UnmatchedReader>()
            .AddSingleton<ProposedTimes>()
            .AddSingleton<AnswerInquiry>()
            .AddSingleton<AnswerProposal>()
            .AddSingleton<DropOutTeacher>()
            .AddSingleton<RemainingLists>()
            .AddSingleton<AssignTeacher>()
            .AddSingleton<CancelCourse>()
            .AddSingleton<AcknowledgeConfirmation>();
}
