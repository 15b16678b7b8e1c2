using Delivery.Functions.Matching.Asking;
using Delivery.Functions.Matching.Confirmation;
using Delivery.Functions.Matching.Unmatched;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask;

namespace Delivery.Functions.Matching.DropOuts;

/// <summary>
/// Teachers are asked for the remaining lessons, again and again. Staff may assign one, or give up; while nobody is found,
/// each lesson that comes is called off, and the search goes on for those that are left.
/// </summary>
internal static class FindNextTeacherStage
{
    /// <returns>Whether somebody has taken the rest over; otherwise nothing is left of it.</returns>
    public static async Task<bool> FindNextTeacher(this TaskOrchestrationContext context, DropOutOf dropOut)
    {
        var round = await context.Do<int>(nameof(CountRounds), dropOut.CourseId);
        while (true)
        {
            var result = await context.Search(dropOut.CourseId, ++round);
            if (result.End == SearchEnd.Nobody)
                result = await context.AwaitStaff(new MatchingRound(dropOut.CourseId, round));
            switch (result)
            {
                case { End: SearchEnd.Booked, TeacherId: { } teacher }:
                    return await context.Confirm(dropOut, teacher);
                case { End: SearchEnd.Withdrawn }:
                    return false;
                case { End: SearchEnd.GivenUp }:
                    await context.Do<bool>(nameof(CallOffLessons), new CallingOff(dropOut, All: true));
                    return false;
            }

            if (
                result.End == SearchEnd.Lapsed
                && !await context.Do<bool>(nameof(CallOffLessons), new CallingOff(dropOut))
            )
                return false;
        }
    }

    // Nobody is left to ask: staff have until the next lesson.
    private static async Task<SearchResult> AwaitStaff(this TaskOrchestrationContext context, MatchingRound round)
    {
        var until = await context.Do<DateTimeOffset>(nameof(DeclareUnmatched), round);
        using var shown = context.Show(Events.StaffMatched, until);
        var heard = await context.Hear(over => context.CreateTimer(until.UtcDateTime, over));
        return heard.Anything ? heard.Result : new SearchResult(SearchEnd.Lapsed);
    }

    // A lesson may have begun while its teacher was booked: that one is nobody's.
    private static async Task<bool> Confirm(this TaskOrchestrationContext context, DropOutOf dropOut, string teacher)
    {
        if (
            await context.Do<bool>(nameof(CallOffLessons), new CallingOff(dropOut))
            && await context.Do<bool>(nameof(ConfirmNextTeacher), new NextTeacher(dropOut, teacher))
        )
            return true;
        await context.Do(nameof(FreeBooking), new CourseTeacherChoice(dropOut.CourseId, teacher));
        return false;
    }
}
