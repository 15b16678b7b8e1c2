using System.Globalization;
using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage.Matching;

/// <summary>A course for which a teacher is looked for: it waits for its plan, or holds the teacher who is asked first.</summary>
/// <param name="PlanId">The plan that it takes part in.</param>
/// <param name="PlanAt">When that plan is made.</param>
/// <param name="OnHold">Why staff let it wait; null where they do not.</param>
/// <param name="Chosen">Whom staff want to be asked instead of the plan's, the first of them first.</param>
/// <param name="Teacher">Who is asked first; null until somebody is.</param>
/// <param name="Held">The lessons as they would stand in that teacher's calendar, so that no other plan counts on the time.</param>
public sealed record PlanTurn(
    string CourseId,
    int Round,
    string PlanId,
    DateTimeOffset PlanAt,
    string? OnHold = null,
    IReadOnlyList<string>? Chosen = null,
    string? Teacher = null,
    IReadOnlyList<Booking>? Held = null
)
{
    public bool IsWaiting => Teacher is null;
}

public sealed record AskedFor(string TeacherId, string Name, decimal Score);

/// <summary>What a plan says about one course.</summary>
/// <param name="Round">The round of inquiries that the course was in; 0 before the first.</param>
/// <param name="Ask">Who is asked, the planned teacher first; empty where there is nobody.</param>
/// <param name="Reason">Why there is nobody.</param>
public sealed record PlannedCourse(
    string CourseId,
    int Round,
    IReadOnlyList<AskedFor> Ask,
    string? Reason,
    string Street,
    string District,
    string Discipline,
    DateTimeOffset First,
    int Lessons
);

/// <summary>A plan as it was made. Times in <paramref name="Seconds"/> are seconds.</summary>
/// <param name="By">Who asked for it; the system where it was made by itself.</param>
/// <param name="IsOptimal">Proved to be the best there is.</param>
/// <param name="Parts">In how many rows it lies: those of the first are in the plan's own.</param>
/// <param name="IsSearched">Whether a solver made it; otherwise the best were taken one after another.</param>
public sealed record KeptPlan(
    string PlanId,
    DateTimeOffset At,
    string By,
    int ServedBound,
    decimal Score,
    decimal Bound,
    decimal Gap,
    bool IsOptimal,
    bool IsSearched,
    decimal Seconds,
    IReadOnlyList<PlannedCourse> Courses,
    int Parts = 1
)
{
    public int Served => Courses.Count(course => course.Ask.Count > 0);

    public PlannedCourse? Of(string courseId, int round) =>
        Courses.FirstOrDefault(course => course.CourseId == courseId && course.Round == round);
}

/// <summary>Which courses look for a teacher, and the plans that were made for them.</summary>
public sealed class MatchingPlans(DeliveryTables tables)
{
    private const string Turns = "turns";
    private const string Plans = "plans";

    // A row holds a mebibyte, and a course up to two kibibytes.
    private const int CoursesInOneRow = 400;

    public TableClient Table => tables.MatchingPlans;

    public Place PlaceOfPlans => new(Table, Plans);

    public Place PlaceOfTurns => new(Table, Turns);

    /// <summary>The newest plan comes first in key order.</summary>
    public static string IdAt(DateTimeOffset at, string? of = null)
    {
        var newestFirst = (DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks).ToString(
            "D19",
            CultureInfo.InvariantCulture
        );
        return of is null ? newestFirst : $"{newestFirst}-{of}";
    }

    public Task<Stored<PlanTurn>?> TurnAsync(string courseId) => Table.FindAsync<PlanTurn>(Turns, courseId);

    public async Task<IReadOnlyList<PlanTurn>> TurnsAsync() =>
        await Table.WithPrefixAsync<PlanTurn>(Turns, string.Empty).Select(stored => stored.Value).ToListAsync();

    /// <summary>Changes a course's turn, whoever else does meanwhile.</summary>
    /// <param name="change">Null leaves it as it is.</param>
    public Task<PlanTurn?> ChangeAsync(string courseId, Func<PlanTurn?, PlanTurn?> change) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var known = await TurnAsync(courseId);
            if (change(known?.Value) is not { } changed)
                return (true, known?.Value);
            var row = RowOf(changed);
            return (
                await Table.TryCommitAsync([
                    known is null ? TableRows.Insert(row) : TableRows.Replace(row, known.ETag),
                ]),
                (PlanTurn?)changed
            );
        });

    /// <summary>No teacher is looked for any more.</summary>
    public Task LeaveAsync(string courseId) => Table.DeleteEntityAsync(Turns, courseId);

    public async Task<KeptPlan?> PlanAsync(string planId) =>
        await Table.FindAsync<KeptPlan>(Plans, planId) is { Value: var head } ? await WholeAsync(head) : null;

    /// <summary>Keeps a plan unless one of this id is kept; the one that is.</summary>
    public async Task<KeptPlan> KeepAsync(KeptPlan plan) =>
        await Table.TryCommitAsync([.. RowsOf(plan).Select(TableRows.Insert)]) ? plan : (await PlanAsync(plan.PlanId))!;

    /// <summary>The plans, the newest first.</summary>
    public async Task<KeptPlan?> NewestAsync() =>
        (await Table.PageAsync<KeptPlan>(Plans, string.Empty, $"{char.MaxValue}", 1)).Rows is [var newest]
            ? await WholeAsync(newest.Value)
            : null;

    /// <summary>Deletes the plans of a day, in Shanghai, and of all days before.</summary>
    /// <returns>How many rows there were.</returns>
    public async Task<int> DeleteAsync(DateOnly last)
    {
        var old = (await Table.KeysAsync(Plans, IdAt(ShanghaiTime.EndOf(last)), ":")).ToList();
        await Table.DeleteRowsAsync(Plans, old);
        return old.Count;
    }

    /// <summary>A plan's own row, and rows of further courses where it is that of a whole city.</summary>
    public static IEnumerable<TableEntity> RowsOf(KeptPlan plan)
    {
        var parts = plan.Courses.Chunk(CoursesInOneRow).ToList();
        var head = plan with { Courses = [.. parts.Take(1).SelectMany(one => one)], Parts = Math.Max(1, parts.Count) };
        yield return Row.Of(Plans, plan.PlanId, head);
        foreach (var (at, part) in parts.Index().Skip(1))
            yield return Row.Of<IReadOnlyList<PlannedCourse>>(Plans, $"{plan.PlanId}|{at:000}", part);
    }

    private async Task<KeptPlan> WholeAsync(KeptPlan head)
    {
        if (head.Parts == 1)
            return head;
        var courses = head.Courses.ToList();
        await foreach (var part in Table.WithPrefixAsync<IReadOnlyList<PlannedCourse>>(Plans, $"{head.PlanId}|"))
            courses.AddRange(part.Value);
        return head with { Courses = courses };
    }

    public static TableEntity RowOf(PlanTurn turn) => Row.Of(Turns, turn.CourseId, turn);
}
