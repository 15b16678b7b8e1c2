using System.Globalization;
using Delivery.Domain.Calendar;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Matching;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Matching;

/// <summary>
/// Other times for lessons, as forms have them: <c>lessonDate[0]</c> and <c>lessonStart[0]</c> are of the first one. How many
/// an order may have is a setting, so the form itself says which there are.
/// </summary>
internal static class TypedSlots
{
    // Fields beyond are of no page of ours.
    private const int Beyond = 1000;

    /// <summary>What was typed, by the lesson's number, from 1.</summary>
    public static IReadOnlyDictionary<int, ProposedSlotValues> Of(IFormCollection form) =>
        NumbersIn(form, "lessonDate")
            .ToDictionary(
                index => index + 1,
                index => new ProposedSlotValues(
                    form[$"lessonDate[{index}]"].ToString(),
                    form[$"lessonStart[{index}]"].ToString()
                )
            );

    /// <summary>The numbers of a field's rows, such as those of <c>timesLesson[2]</c>, in order.</summary>
    public static IEnumerable<int> NumbersIn(IFormCollection form, string name) =>
        ChosenRows
            .Of(form, name)
            .Where(row => TypedNumbers.Whole(row) is >= 0 and < Beyond and var number && $"{number}" == row)
            .Select(row => TypedNumbers.Whole(row)!.Value)
            .Order();

    /// <summary>Shanghai time; null where date or time is missing, or is none.</summary>
    public static DateTimeOffset? StartOf(ProposedSlotValues slot) =>
        DateOnly.TryParseExact(slot.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && TimeOnly.TryParseExact(slot.Start, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? ShanghaiTime.At(date, time)
            : null;
}
