using Delivery.Domain;
using Delivery.Domain.Matching.OtherTimes;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Matching.OtherTimes;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Matching.OtherTimes;

/// <summary>What staff and streets type into the forms of other times.</summary>
internal static class TimesForm
{
    /// <summary>What staff ask a street, of which lessons.</summary>
    public static TimesAskValues Asked(IFormCollection form) =>
        new(
            form["timesText"].ToString(),
            [.. TypedSlots.NumbersIn(form, "timesLesson").Where(number => form[$"timesLesson[{number}]"] == "true")]
        );

    public static TimesTyped Read(IFormCollection form) =>
        new(TypedSlots.Of(form), form["acceptsHolidays"] == "true", form["comment"].ToString());

    public static TimesReply ReplyOf(IFormCollection form)
    {
        var typed = Read(form);
        return new TimesReply(
            form["answer"].ToString() switch
            {
                "other" => TimesAnswer.Chosen,
                "none" => TimesAnswer.None,
                _ => TimesAnswer.Open,
            },
            typed.Slots.ToDictionary(slot => slot.Key, slot => TypedSlots.StartOf(slot.Value)),
            typed.AcceptsHolidays,
            typed.Comment.Length > 0 ? typed.Comment : null
        );
    }

    /// <summary>lessons[1].start stands beside lessonDate[1], where the form has it.</summary>
    public static FormErrors ErrorsOf(IEnumerable<Refusal> refusals, TimesTyped typed) =>
        new([.. refusals.Select(refusal => new FieldError(FieldOf(refusal.Field, typed), refusal.Message))]);

    private static string FieldOf(string? field, TimesTyped typed)
    {
        if (field is null || !field.StartsWith("lessons", StringComparison.Ordinal))
            return field ?? "";
        var index = field.Split('[', ']') is [_, var digits, ..] ? TypedNumbers.Whole(digits) : null;
        return index is { } at && typed.Slots.ContainsKey(at + 1) ? $"lessonDate[{at}]" : "";
    }
}
