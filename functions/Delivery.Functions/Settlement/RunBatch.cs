using Delivery.Domain.Calendar;

namespace Delivery.Functions.Settlement;

/// <summary>Some of the month's teachers, streets or courses: as many as one activity takes on.</summary>
public sealed record RunBatch(Month Month, IReadOnlyList<string> Ids)
{
    private const int Most = 12;

    /// <summary>Each of them looks through the whole month: of a longer month they are larger, and never more.</summary>
    /// <param name="least">So many ids are one batch in any case.</param>
    public static IReadOnlyList<RunBatch> Of(Month month, IReadOnlyCollection<string> ids, int least) =>
        [.. ids.Chunk(Math.Max(least, (ids.Count + Most - 1) / Most)).Select(some => new RunBatch(month, some))];
}
