using Azure.Data.Tables;

namespace Delivery.Functions.Storage.Teaching;

/// <summary>Somebody came to a lesson.</summary>
/// <param name="AtDoor">By themselves, with the code at the door; else from the list.</param>
public sealed record CheckIn(DateTimeOffset At, bool AtDoor);

/// <summary>Who came to a lesson.</summary>
/// <param name="People">Person keys.</param>
/// <param name="WalkIns">Who came without having signed up.</param>
public sealed record LessonCrowd(IReadOnlySet<string> People, int WalkIns)
{
    public int Count => People.Count + WalkIns;
}

/// <summary>Who came to each lesson, beside the enrolments of the course.</summary>
public sealed class CheckIns(DeliveryTables tables)
{
    internal const string Prefix = "here|";
    private const string WalkInsPrefix = "walk-ins|";

    public async Task<IReadOnlyDictionary<string, LessonCrowd>> OfCourseAsync(string courseId)
    {
        var (people, walkIns) = (new List<string>(), new Dictionary<string, int>(StringComparer.Ordinal));
        await foreach (var row in tables.Enrolments.EntitiesAsync(courseId, Prefix, Prefix + char.MaxValue))
            people.Add(row.RowKey[Prefix.Length..]);
        await foreach (var row in tables.Enrolments.WithPrefixAsync<int>(courseId, WalkInsPrefix))
            walkIns[row.RowKey[WalkInsPrefix.Length..]] = row.Value;
        var here = people.ToLookup(key => key.Split('|')[0], key => key.Split('|')[1]);
        return here.Select(lesson => lesson.Key)
            .Union(walkIns.Keys)
            .ToDictionary(
                lesson => lesson,
                lesson => new LessonCrowd(here[lesson].ToHashSet(), walkIns.GetValueOrDefault(lesson))
            );
    }

    public async Task<LessonCrowd> OfLessonAsync(string courseId, string lessonId)
    {
        var (from, people) = ($"{Prefix}{lessonId}|", new HashSet<string>());
        await foreach (var row in tables.Enrolments.EntitiesAsync(courseId, from, from + char.MaxValue))
            people.Add(row.RowKey[from.Length..]);
        var walkIns = await tables.Enrolments.FindAsync<int>(courseId, WalkInsPrefix + lessonId);
        return new LessonCrowd(people, walkIns?.Value ?? 0);
    }

    public static TableTransactionAction Came(string courseId, string lessonId, string person, CheckIn checkIn) =>
        TableRows.Put(Row.Of(courseId, $"{Prefix}{lessonId}|{person}", checkIn));

    public static TableTransactionAction NotCame(string courseId, string lessonId, string person) =>
        TableRows.Delete(courseId, $"{Prefix}{lessonId}|{person}");

    public static TableTransactionAction WalkIns(string courseId, string lessonId, int people) =>
        TableRows.Put(Row.Of(courseId, WalkInsPrefix + lessonId, people));
}
