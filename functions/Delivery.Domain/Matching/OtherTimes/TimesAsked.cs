using Delivery.Domain.Ordering;

namespace Delivery.Domain.Matching.OtherTimes;

/// <summary>What a street said when it was asked for other times.</summary>
public enum TimesAnswer
{
    Open,

    /// <summary>It has no other times: the search is to go on with those ordered.</summary>
    None,
    Chosen,
}

/// <summary>
/// Nobody could come at the times ordered, and staff asked the street for others (domain.md, section 2.4). It stands in the
/// order, so that it and the order's stage are changed together; the last one is kept.
/// </summary>
/// <param name="Number">Counts how often the street was asked about this order, from 1.</param>
/// <param name="By">Who asked, as shown to people.</param>
/// <param name="Text">To the street.</param>
/// <param name="Lessons">Numbers, from 1, of the lessons that need another time.</param>
/// <param name="Comment">The street's, with its answer.</param>
/// <param name="Times">Of the whole course, by their start; null unless the street chose some.</param>
/// <param name="AcceptsHolidays">The street ticked that it means those on public holidays.</param>
/// <param name="IsTakenUp">They are the order's times now, and teachers are asked for them.</param>
public sealed record TimesAsked(
    int Number,
    DateTimeOffset At,
    string By,
    string Text,
    IReadOnlyList<int> Lessons,
    TimesAnswer Answer = TimesAnswer.Open,
    DateTimeOffset? AnsweredAt = null,
    string? Comment = null,
    IReadOnlyList<LessonTime>? Times = null,
    bool AcceptsHolidays = false,
    bool IsTakenUp = false
)
{
    public bool IsOpen => Answer == TimesAnswer.Open;

    /// <summary>The street has chosen, and the search has not begun with it yet.</summary>
    public bool WaitsForSearch => Answer == TimesAnswer.Chosen && !IsTakenUp;
}

/// <summary>A street's answer as it was given.</summary>
/// <param name="Starts">By the number of the lesson, from 1; null where none was typed.</param>
public sealed record TimesReply(
    TimesAnswer Answer,
    IReadOnlyDictionary<int, DateTimeOffset?> Starts,
    bool AcceptsHolidays = false,
    string? Comment = null
);
