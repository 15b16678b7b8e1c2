using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Conduct.Supervision;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage.Conduct;

/// <summary>A draw as it was made: with these it can be made again.</summary>
/// <param name="Candidates">All lessons that could have been drawn, as they were weighed.</param>
public sealed record KeptDraw(
    Week Week,
    int Number,
    int Seed,
    int Count,
    DateTimeOffset At,
    string By,
    IReadOnlyList<DrawCandidate> Candidates,
    IReadOnlyList<string> Drawn
);

public sealed record Supervisor(string Name, string Email)
{
    /// <summary>Somebody went, and nobody knows any more who.</summary>
    public static Supervisor Forgotten { get; } = new(string.Empty, string.Empty);
}

/// <summary>Somebody who was asked and does not go.</summary>
/// <param name="Declined">By themselves; otherwise staff sent another.</param>
public sealed record SentBefore(Supervisor Supervisor, bool Declined);

/// <summary>An unannounced visit to one lesson.</summary>
/// <param name="Assignments">How often somebody was sent; each has its own link and its own wait.</param>
/// <param name="TeacherName">Empty while another is looked for.</param>
/// <param name="Start">As the lesson stands after changes.</param>
/// <param name="Fewest">Fewer people than this are too few.</param>
/// <param name="Sequence">The last of the lesson's changes that the visit has followed; 0 for none.</param>
/// <param name="Before">Those of the assignments before this one, in order.</param>
public sealed record Visit(
    string VisitId,
    string LessonId,
    string CourseId,
    string StreetName,
    string Discipline,
    Category Category,
    string TeacherName,
    DateTimeOffset Start,
    int Minutes,
    int Fewest,
    IReadOnlyList<DrawReason> Reasons,
    VisitState State = VisitState.Drawn,
    int Assignments = 0,
    Supervisor? Supervisor = null,
    VisitReport? Report = null,
    DateTimeOffset? ReportedAt = null,
    string? DeclinedBecause = null,
    int Sequence = 0,
    IReadOnlyList<SentBefore>? Before = null
)
{
    public DateTimeOffset End => Start.AddMinutes(Minutes);

    /// <returns>Null where the assignment is the present one.</returns>
    public SentBefore? BeforeOf(int assignment) => assignment < Assignments ? Before![assignment - 1] : null;

    /// <summary>Everybody who was ever sent.</summary>
    public IEnumerable<Supervisor> Sent =>
        (Before ?? []).Select(one => one.Supervisor).Concat(Supervisor is null ? [] : [Supervisor]);

    /// <summary>The same visit, with nobody's name.</summary>
    public Visit WithoutSupervisors() =>
        this with
        {
            Supervisor = Supervisor is null ? null : Supervisor.Forgotten,
            Before = Before is null ? null : [.. Before.Select(one => one with { Supervisor = Supervisor.Forgotten })],
        };

    /// <summary>The second midnight after the lesson.</summary>
    public DateTimeOffset ReportDue => ShanghaiTime.EndOf(ShanghaiTime.DateOf(End).AddDays(1));
}

/// <summary>A week's draws and visits in one partition.</summary>
public sealed class LessonVisits(DeliveryTables tables)
{
    private const string VisitPrefix = "visit|";
    private const string DrawPrefix = "draw|";

    // A lesson may be moved into another season, and lies in one year with its first date.
    private const int MostWeeksMoved = 53;

    public static string IdFor(Week week, string lessonId) => $"{week}-{lessonId}";

    public Place PlaceOf(Week week) => new(tables.Supervision, $"{week}");

    /// <returns>Null for an id that no visit can have.</returns>
    public Place? PlaceOf(string visitId) => WeekOf(visitId) is { } week ? PlaceOf(week) : null;

    public Task<Stored<Visit>?> FindAsync(string visitId) =>
        WeekOf(visitId) is { } week
            ? tables.Supervision.FindAsync<Visit>($"{week}", VisitPrefix + visitId)
            : Task.FromResult<Stored<Visit>?>(null);

    public Task<List<Visit>> OfWeekAsync(Week week) => ReadAsync<Visit>(week, VisitPrefix);

    /// <summary>Visits to lessons of a day, in Shanghai; a lesson that was moved is among those of the week in which it was drawn.</summary>
    public async Task<IReadOnlyList<Visit>> OfDayAsync(DateOnly day)
    {
        var (visits, week) = (new List<Visit>(), Week.Of(day));
        for (var back = 0; back <= MostWeeksMoved; back++, week = week.Previous)
            visits.AddRange((await OfWeekAsync(week)).Where(visit => ShanghaiTime.DateOf(visit.Start) == day));
        return visits;
    }

    /// <summary>Takes out of a visit what is kept no longer, whoever writes something else into it meanwhile.</summary>
    public Task ForgetAsync(string visitId, Func<Visit, Visit> without) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var stored = (await FindAsync(visitId))!;
            return (await tables.Supervision.TryCommitAsync([Replace(without(stored.Value), stored)]), true);
        });

    public Task<List<KeptDraw>> DrawsOfWeekAsync(Week week) => ReadAsync<KeptDraw>(week, DrawPrefix);

    /// <summary>Where visits to a lesson may lie: in the week in which it stood when they were drawn.</summary>
    public static IEnumerable<string> IdsOf(Lesson lesson, IEnumerable<ChangeRequest> changes) =>
        changes
            .SelectMany(change => change.Lessons)
            .Where(change => change.LessonId == lesson.LessonId)
            .Select(change => change.From.Date)
            .Append(lesson.Date)
            .Select(Week.Of)
            .Distinct()
            .Select(week => IdFor(week, lesson.LessonId));

    /// <summary>Whoever goes there, or is to be sent, finds another teacher, or nobody yet; what is over stays.</summary>
    public Task NameTeacherAsync(string visitId, string name) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            if (
                await FindAsync(visitId)
                    is not { Value: { State: VisitState.Drawn or VisitState.Assigned or VisitState.Declined } } stored
                || stored.Value.TeacherName == name
            )
                return (true, true);
            var named = Replace(stored.Value with { TeacherName = name }, stored);
            return (await tables.Supervision.TryCommitAsync([named]), true);
        });

    public static TableTransactionAction Insert(KeptDraw draw) =>
        TableRows.Insert(Row.Of($"{draw.Week}", $"{DrawPrefix}{draw.Number:000}", draw));

    public static TableTransactionAction Insert(Visit visit) => TableRows.Insert(RowOf(visit));

    public static TableTransactionAction Replace(Visit visit, Stored<Visit> read) =>
        TableRows.Replace(RowOf(visit), read.ETag);

    private async Task<List<T>> ReadAsync<T>(Week week, string prefix)
    {
        var read = new List<T>();
        await foreach (var row in tables.Supervision.WithPrefixAsync<T>($"{week}", prefix))
            read.Add(row.Value);
        return read;
    }

    private static TableEntity RowOf(Visit visit) =>
        Row.Of($"{WeekOf(visit.VisitId)}", VisitPrefix + visit.VisitId, visit);

    private static Week? WeekOf(string visitId) =>
        visitId.Length > 9 && Week.TryParse(visitId[..8], out var week) ? week : null;
}
