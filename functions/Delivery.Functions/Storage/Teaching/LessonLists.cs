using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Storage.Teaching;

/// <summary>Confirmed lessons by week, for the programme, and by month, for feedback and pay.</summary>
public sealed class LessonLists(DeliveryTables tables)
{
    public static string PartitionOf(Week week) => $"week-{week}";

    public static string PartitionOf(Month month) => $"month-{month}";

    public Task PutAsync(ProgrammeLesson lesson) => PutAsync([lesson]);

    /// <summary>Puts lessons into the lists of their weeks, a week at a time.</summary>
    public async Task PutAsync(IEnumerable<ProgrammeLesson> lessons)
    {
        foreach (var week in lessons.GroupBy(lesson => PartitionOf(Week.Of(ShanghaiTime.DateOf(lesson.Start)))))
            await tables.LessonLists.SubmitTransactionAsync(
                week.Select(lesson => TableRows.Put(Row.Of(week.Key, WeekRow(lesson.Start, lesson.LessonId), lesson)))
            );
    }

    public async Task RemoveAsync(DateTimeOffset start, string lessonId) =>
        await tables.LessonLists.DeleteEntityAsync(
            PartitionOf(Week.Of(ShanghaiTime.DateOf(start))),
            WeekRow(start, lessonId)
        );

    /// <summary>A lesson as the list of its week has it; null when it does not begin then.</summary>
    public async Task<ProgrammeLesson?> FindAsync(DateTimeOffset start, string lessonId) =>
        (
            await tables.LessonLists.FindAsync<ProgrammeLesson>(
                PartitionOf(Week.Of(ShanghaiTime.DateOf(start))),
                WeekRow(start, lessonId)
            )
        )?.Value;

    public async Task<IReadOnlyList<ProgrammeLesson>> OfWeekAsync(Week week)
    {
        var lessons = new List<ProgrammeLesson>();
        await foreach (var row in tables.LessonLists.WithPrefixAsync<ProgrammeLesson>(PartitionOf(week), string.Empty))
            lessons.Add(row.Value);
        return lessons;
    }

    /// <summary>Lessons that begin on a day, in Shanghai.</summary>
    public async Task<IReadOnlyList<ProgrammeLesson>> OfDayAsync(DateOnly day)
    {
        var lessons = new List<ProgrammeLesson>();
        var (from, to) = (ShanghaiTime.StartOf(day), ShanghaiTime.EndOf(day));
        await foreach (
            var row in tables.LessonLists.RangeAsync<ProgrammeLesson>(
                PartitionOf(Week.Of(day)),
                WeekRow(from, string.Empty),
                WeekRow(to, string.Empty)
            )
        )
            lessons.Add(row.Value);
        return lessons;
    }

    /// <summary>Ids of the lessons that begin after a minute, and not after another one; some hours at most.</summary>
    public async Task<IReadOnlyList<string>> StartingAsync(DateTimeOffset after, DateTimeOffset until)
    {
        var lessons = new List<string>();
        var (from, to) = (WeekRow(after.AddMinutes(1), string.Empty), WeekRow(until.AddMinutes(1), string.Empty));
        var weeks = new[] { after, until }.Select(moment => PartitionOf(Week.Of(ShanghaiTime.DateOf(moment))));
        foreach (var week in weeks.Distinct())
            lessons.AddRange((await tables.LessonLists.KeysAsync(week, from, to)).Select(key => key.Split('|')[1]));
        return lessons;
    }

    /// <summary>Adds a lesson to a month unless it is there: what the month has learnt about it stays.</summary>
    public Task AddAsync(Month month, LessonOfMonth lesson) =>
        tables.LessonLists.InsertIfAbsentAsync(RowOf(month, lesson));

    /// <inheritdoc cref="AddAsync(Month, LessonOfMonth)"/>
    public async Task AddAsync(Month month, IReadOnlyList<LessonOfMonth> lessons)
    {
        if (await tables.LessonLists.TryCommitAsync([.. lessons.Select(one => TableRows.Insert(RowOf(month, one)))]))
            return;
        foreach (var lesson in lessons)
            await AddAsync(month, lesson);
    }

    public async Task RemoveAsync(Month month, string street, string lessonId) =>
        await tables.LessonLists.DeleteEntityAsync(PartitionOf(month), MonthRow(street, lessonId));

    /// <param name="street">A street's code, or null for the whole city.</param>
    public async Task<IReadOnlyList<LessonOfMonth>> OfMonthAsync(Month month, string? street = null) =>
        await EachOfMonthAsync(month, street).ToListAsync();

    /// <inheritdoc cref="OfMonthAsync"/>
    /// <summary>One after the other, for who needs a little of each: a month of them is long.</summary>
    public async IAsyncEnumerable<LessonOfMonth> EachOfMonthAsync(Month month, string? street = null)
    {
        var prefix = street is null ? string.Empty : $"{street}|";
        await foreach (var row in tables.LessonLists.WithPrefixAsync<LessonOfMonth>(PartitionOf(month), prefix))
            yield return row.Value;
    }

    /// <summary>Of some streets whose codes lie together, by street: one range from the first of them to the last.</summary>
    public async Task<ILookup<string, LessonOfMonth>> OfStreetsAsync(Month month, IReadOnlyCollection<string> streets)
    {
        var (from, to) = TableRows.RangeOf(streets.Select(street => MonthRow(street, string.Empty)));
        return await tables
            .LessonLists.RangeAsync<LessonOfMonth>(PartitionOf(month), from, to)
            .Select(row => row.Value)
            .ToLookupAsync(lesson => lesson.Street, StringComparer.Ordinal);
    }

    /// <summary>Those that the month's feedback is about: nobody is asked for what an earlier month has settled.</summary>
    /// <param name="street">A street's code, or null for the whole city.</param>
    public async Task<IReadOnlyList<LessonOfMonth>> ToReportAsync(Month month, string? street = null) =>
        [.. (await OfMonthAsync(month, street)).Where(lesson => !lesson.IsSettledBefore(month))];

    public async Task<LessonOfMonth?> FindAsync(Month month, string street, string lessonId) =>
        (await tables.LessonLists.FindAsync<LessonOfMonth>(PartitionOf(month), MonthRow(street, lessonId)))?.Value;

    /// <summary>Notes something about a lesson of a month, whoever else notes something else at the same time.</summary>
    /// <returns>False when the month has no such lesson.</returns>
    public Task<bool> NoteAsync(Month month, string street, string lessonId, Func<LessonOfMonth, LessonOfMonth> note) =>
        NoteAsync(month, street, lessonId, known => Task.FromResult(note(known)));

    /// <inheritdoc cref="NoteAsync(Month, string, string, Func{LessonOfMonth, LessonOfMonth})"/>
    /// <param name="note">Reads what is to be noted after the lesson: an older word never takes the place of a newer one.</param>
    public Task<bool> NoteAsync(
        Month month,
        string street,
        string lessonId,
        Func<LessonOfMonth, Task<LessonOfMonth>> note
    ) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var key = MonthRow(street, lessonId);
            if (await tables.LessonLists.FindAsync<LessonOfMonth>(PartitionOf(month), key) is not { } read)
                return (true, false);
            var noted = Row.Of(PartitionOf(month), key, await note(read.Value));
            return (await tables.LessonLists.TryCommitAsync([TableRows.Replace(noted, read.ETag)]), true);
        });

    /// <summary>
    /// Notes the same about some lessons of a street, a hundred in a batch, whoever else notes something about one of them.
    /// After a crash it is noted about some: it is repeatable.
    /// </summary>
    public Task NoteAsync(
        Month month,
        string street,
        IReadOnlySet<string> lessons,
        Func<LessonOfMonth, LessonOfMonth> note
    ) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var changes = new List<TableTransactionAction>();
            await foreach (
                var row in tables.LessonLists.WithPrefixAsync<LessonOfMonth>(PartitionOf(month), $"{street}|")
            )
                if (lessons.Contains(row.Value.LessonId) && note(row.Value) is var noted && noted != row.Value)
                    changes.Add(TableRows.Replace(Row.Of(row.PartitionKey, row.RowKey, noted), row.ETag));
            var committed = true;
            foreach (var batch in changes.Chunk(TableRows.MostInBatch))
                committed &= await tables.LessonLists.TryCommitAsync(batch);
            return (committed, true);
        });

    private static TableEntity RowOf(Month month, LessonOfMonth lesson) =>
        Row.Of(PartitionOf(month), MonthRow(lesson.Street, lesson.LessonId), lesson);

    private static string WeekRow(DateTimeOffset start, string lessonId) =>
        $"{start.UtcDateTime:yyyyMMddHHmm}|{lessonId}";

    private static string MonthRow(string street, string lessonId) => $"{street}|{lessonId}";
}
