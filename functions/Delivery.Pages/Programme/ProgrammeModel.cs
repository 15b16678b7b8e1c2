using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;
using Delivery.Pages.Web;

namespace Delivery.Pages.Programme;

/// <summary>The weekly programme, whole or filtered, as the public reads it.</summary>
/// <param name="Edition">1 as first published; each correction adds one.</param>
/// <param name="PublishedAt">Null while the week is not published; <paramref name="PublishesAt"/> then says when.</param>
/// <param name="PublishesAt">Null where that hour has passed without an edition.</param>
/// <param name="FilterName">徐汇区, 清荷街道; null for the whole city.</param>
/// <param name="AsGrid">Seven columns on a desk: for a district, a street or a filter, never for the whole city.</param>
/// <param name="Days">Monday to Sunday, also those without a lesson.</param>
/// <param name="ByPlace">Districts, or streets of a district, in place of the days: where all would be too much at once.</param>
/// <param name="ChosenDays">Links to each day.</param>
/// <param name="Search">What was looked for.</param>
/// <param name="Kept">What else was chosen, by name: a search keeps it.</param>
/// <param name="PrintPath">The same as one table; null where there is nothing to print.</param>
/// <param name="NewestEdition">Where an older edition is shown; null for the newest.</param>
/// <param name="CardUrl">A picture for who shares the page; null while nothing is published.</param>
/// <param name="DataBlock">The lessons as search engines read them; null where there are too many.</param>
public sealed record ProgrammeModel(
    PageFrame Frame,
    Week Week,
    int Edition,
    string? Checksum,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? PublishesAt,
    DateOnly Today,
    string? FilterName,
    bool AsGrid,
    IReadOnlyList<FilterChip> Districts,
    IReadOnlyList<FilterChip> Filters,
    IReadOnlyList<ProgrammeDay> Days,
    IReadOnlyList<CorrectionNote> Corrections,
    string? PreviousPath,
    string? NextPath,
    string CalendarPath,
    string DataPath,
    IReadOnlyList<PlaceCount>? ByPlace = null,
    IReadOnlyList<FilterChip>? ChosenDays = null,
    string Search = "",
    IReadOnlyList<Choice>? Kept = null,
    string? PrintPath = null,
    int? NewestEdition = null,
    string? DataBlock = null,
    string? CardUrl = null
) : IModelOf<ProgrammePage>
{
    /// <summary>Those there are to see, the cancelled ones among them; by place, those that take place.</summary>
    public int Lessons => ByPlace?.Sum(place => place.Lessons) ?? Days.Sum(day => day.Entries.Count);
}

/// <param name="Path">The place's own week.</param>
/// <param name="Days">Those with lessons.</param>
public sealed record PlaceCount(string Name, string Path, int Lessons, IReadOnlyList<DayCount> Days);

public sealed record DayCount(DateOnly Date, int Lessons);

/// <param name="Note">国庆节, 调休上班.</param>
/// <param name="Entries">In order of time, with the cancelled ones.</param>
public sealed record ProgrammeDay(DateOnly Date, string? Note, IReadOnlyList<ProgrammeEntry> Entries)
{
    /// <summary>How many take place.</summary>
    public int Held => ProgrammeSelection.Held(Entries.Select(entry => entry.Lesson)).Count();
}

/// <param name="Change">因场地检修取消，9月23日补课; for a lesson cancelled or moved after publication.</param>
/// <param name="Discipline">In the reader's language; null for the lesson's own.</param>
public sealed record ProgrammeEntry(ProgrammeLesson Lesson, string? Change = null, string? Discipline = null);

public sealed record CorrectionNote(int Edition, DateTimeOffset At, string Text);
