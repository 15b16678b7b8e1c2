using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage.Operation;

namespace Delivery.Functions.Storage.Conduct;

/// <summary>A change as lists show it.</summary>
/// <param name="Street">The street's name.</param>
/// <param name="At">The moment before which it has to be decided.</param>
public sealed record ChangeListing(
    string ChangeId,
    string CourseId,
    ChangeKind Kind,
    ChangeState State,
    string Street,
    string District,
    string Discipline,
    string Lessons,
    DateTimeOffset At,
    DateTimeOffset FiledAt,
    ChangeSide Side,
    string SenderName,
    bool NobodyAsked = false
);

/// <summary>The changes that wait, among all that waits for staff, and all of a year, the newest first: copies that follow the change itself within a moment.</summary>
public sealed class ChangeLists(DeliveryTables tables, WaitingLists waiting, CourseChanges changes)
{
    public TableClient Table => tables.ChangeLists;

    /// <summary>Where copies of those that wait lay until 29 November 2026.</summary>
    public const string Before = "open";

    /// <summary>Brings the lists up to the change's present state; done twice, it is done once.</summary>
    public Task RefreshAsync(string changeId) =>
        waiting.RefreshAsync<ChangeListing>(
            WaitingLists.Change,
            changeId,
            async _ =>
            {
                // One that is not there waits for nobody: a table was set back.
                if ((await changes.FindAsync(changeId))?.Value is not { } change)
                    return null;
                var listing = ListingOf(change, (await changes.GetCourseAsync(change.CourseId)).Course);
                await Table.UpsertEntityAsync(Row.Of(YearOf(change), KeyOf(change), listing), TableUpdateMode.Replace);
                return change.State == ChangeState.Requested ? listing : null;
            }
        );

    private static ChangeListing ListingOf(ChangeRequest change, Course course) =>
        new(
            change.ChangeId,
            change.CourseId,
            change.Kind,
            change.State,
            course.Street.Name,
            course.Street.District,
            course.Discipline.Name,
            NumbersOf(change),
            change.LapsesAt,
            change.FiledAt,
            change.Side,
            change.SenderName,
            change.NobodyAsked
        );

    /// <summary>What waits for a decision: never more than staff can look through.</summary>
    public Task<IReadOnlyList<ChangeListing>> OpenAsync() => waiting.OfAsync<ChangeListing>(WaitingLists.Change);

    public Task<Listed<ChangeListing>> PageAsync(int year, string? after, int limit) =>
        Table.PageAsync<ChangeListing>(
            $"{year:0000}",
            after is null ? string.Empty : TableRows.KeyAfter(after),
            $"{char.MaxValue}",
            limit
        );

    private static string NumbersOf(ChangeRequest change) =>
        change.Lessons is [var only]
            ? $"第{only.Number}节"
            : $"第{change.Lessons[0].Number}–{change.Lessons[^1].Number}节";

    private static string YearOf(ChangeRequest change) => $"{ShanghaiTime.DateOf(change.FiledAt).Year:0000}";

    private static string KeyOf(ChangeRequest change) =>
        $"{DateTimeOffset.MaxValue.UtcTicks - change.FiledAt.UtcTicks:D19}|{change.ChangeId}";
}
