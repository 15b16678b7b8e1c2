using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching.OtherTimes;

/// <summary>How a question for other times stands for the street.</summary>
public enum TimesView
{
    Open,

    /// <summary>Teachers are being asked once more for the times there are: no answer is needed meanwhile.</summary>
    Searching,
    Chosen,
    None,

    /// <summary>A teacher was found, or the course has come to its end.</summary>
    Over,
}

/// <summary>Nobody could come at the times ordered: the street chooses others, or has none.</summary>
/// <param name="PostTo">Posts answer (other or none), comment, acceptsHolidays, and lessonDate[i] and lessonStart[i] of those asked for.</param>
/// <param name="Text">What the association writes.</param>
/// <param name="Until">The first lesson.</param>
/// <param name="Lessons">As ordered; once the street has chosen, as it chose.</param>
/// <param name="AsksHolidays">The order has not said that it means lessons on public holidays.</param>
/// <param name="BackPath">The order's own page; null behind a link.</param>
public sealed record TimesModel(
    PageFrame Frame,
    string FormKey,
    string PostTo,
    TimesView View,
    string Street,
    string Discipline,
    Category Category,
    string Venue,
    string Text,
    DateTimeOffset Until,
    IReadOnlyList<TimesLine> Lessons,
    bool AsksHolidays,
    TimesTyped Typed,
    FormErrors Errors,
    string? BackPath = null
) : IModelOf<TimesPage>;

/// <param name="Number">From 1.</param>
/// <param name="IsAsked">Another time is asked for it.</param>
public sealed record TimesLine(int Number, LessonTime Time, bool IsAsked, bool OnHoliday = false);

/// <summary>What the street typed, where it was refused.</summary>
/// <param name="Slots">By the lesson's number.</param>
public sealed record TimesTyped(
    IReadOnlyDictionary<int, ProposedSlotValues> Slots,
    bool AcceptsHolidays = false,
    string Comment = ""
)
{
    public static TimesTyped Nothing { get; } = new(new Dictionary<int, ProposedSlotValues>());
}

/// <summary>For staff: whether the street can be asked for other times, and how the last question stands.</summary>
/// <param name="Said">Null where it was never asked.</param>
/// <param name="Comment">The street's, with its answer.</param>
public sealed record OtherTimesShown(bool CanAsk, Mark? Said = null, string? Comment = null);

/// <summary>What staff typed, where it was refused.</summary>
public sealed record TimesAskValues(string Text, IReadOnlyList<int> Lessons);
