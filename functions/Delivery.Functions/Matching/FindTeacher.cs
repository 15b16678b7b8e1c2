using Delivery.Functions.Matching.Asking;
using Delivery.Functions.Matching.Confirmation;
using Delivery.Functions.Matching.Unmatched;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask;

namespace Delivery.Functions.Matching;

/// <summary>How the search for a teacher ended.</summary>
public enum SearchEnd
{
    /// <summary>A teacher's calendar holds the course.</summary>
    Booked,
    Nobody,
    Withdrawn,
    GivenUp,

    /// <summary>The first lesson came, and nobody had decided.</summary>
    Lapsed,

    /// <summary>Staff have teachers asked once more.</summary>
    AskAgain,
}

public sealed record SearchResult(SearchEnd End, string? TeacherId = null);

public sealed record CourseTeacherChoice(string CourseId, string TeacherId);

/// <summary>
/// Matching: teachers are asked until one can be confirmed. When nobody is left, staff assign by hand, give up, or
/// have teachers asked again; when they too stay silent until the first lesson, the course is called off. The street may withdraw meanwhile.
/// </summary>
public static class FindTeacherStage
{
    /// <returns>Whether the course has a confirmed teacher; without one it is over.</returns>
    public static async Task<bool> FindTeacher(this TaskOrchestrationContext context, string courseId)
    {
        // Counts how often a teacher is looked for.
        var round = 1;
        var result = await context.Search(courseId, round);
        while (result.End == SearchEnd.Nobody)
        {
            var until = await context.Do<DateTimeOffset>(nameof(DeclareUnmatched), new MatchingRound(courseId, round));
            result = await context.AwaitStaff(courseId, until);
            if (result.End == SearchEnd.AskAgain)
                result = await context.Search(courseId, ++round);
        }

        var confirmed =
            result is { End: SearchEnd.Booked, TeacherId: { } teacher } && await context.Confirm(courseId, teacher);
        if (!confirmed)
            await context.Do(nameof(CloseSearch), courseId);
        await context.FreeLateAssignments(courseId);
        return confirmed;
    }

    internal static async Task<SearchResult> Search(
        this TaskOrchestrationContext context,
        string courseId,
        int round
    ) =>
        await context.Do<bool>(nameof(BeginMatching), courseId)
            ? await context.Match(courseId, round)
            : new SearchResult(SearchEnd.Withdrawn);

    private static async Task<SearchResult> Match(this TaskOrchestrationContext context, string courseId, int round)
    {
        var instance = Instances.Matching(courseId, round);
        var matching = context.CallSubOrchestratorAsync<SearchResult>(
            nameof(MatchingOrchestrator),
            new MatchingRound(courseId, round),
            new SubOrchestrationOptions(instanceId: instance)
        );
        var heard = await context.SearchOrHear(matching);
        if (!heard.Anything)
            return await matching;
        context.SendEvent(instance, Events.Stop, heard.Assigned ?? string.Empty);
        var found = await matching;
        // The matching may have booked somebody in the moment in which staff assigned another, or the street withdrew.
        if (found is { End: SearchEnd.Booked, TeacherId: { } booked } && booked != heard.Assigned)
            await context.Do(nameof(FreeBooking), new CourseTeacherChoice(courseId, booked));
        return heard.Result;
    }

    private static async Task<Heard> SearchOrHear(this TaskOrchestrationContext context, Task matching)
    {
        using var shown = context.Show(OpenWait.Search);
        var heard = await context.Hear(_ => matching);
        while (heard.OnlyAskAgain)
            heard = await context.Hear(_ => matching);
        return heard;
    }

    private static async Task<SearchResult> AwaitStaff(
        this TaskOrchestrationContext context,
        string courseId,
        DateTimeOffset until
    )
    {
        using var shown = context.Show(Events.StaffMatched, until);
        var heard = await context.Hear(over => context.CreateTimer(until.UtcDateTime, over));
        if (heard.Anything)
            return heard.Result;
        return new SearchResult(await context.Do<SearchEnd>(nameof(LapseSearch), courseId));
    }

    private static Task<bool> Confirm(this TaskOrchestrationContext context, string courseId, string teacherId) =>
        context.Do<bool>(nameof(ConfirmTeacher), new CourseTeacherChoice(courseId, teacherId));

    // Staff assigned while the search ended otherwise: nobody else would take that booking back.
    internal static async Task FreeLateAssignments(this TaskOrchestrationContext context, string courseId)
    {
        var now = new DateTimeOffset(context.CurrentUtcDateTime);
        while (await context.AnswerUntil<StaffDecision>(Events.StaffMatched, now) is { Came: true, Value: { } late })
            if (late.TeacherId is { } teacher)
                await context.Do(nameof(FreeBooking), new CourseTeacherChoice(courseId, teacher));
    }
}
