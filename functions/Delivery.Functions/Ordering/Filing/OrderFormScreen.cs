using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Web;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Ordering.Filing;

/// <summary>A form as it is being written.</summary>
/// <param name="Path">Where it is posted.</param>
/// <param name="Returned">The order that came back with questions; null for a new one.</param>
/// <param name="Draft">Where it was kept before: year and id; empty for nowhere.</param>
/// <param name="KeptAnswer">The version of what is kept of the answer to a returned order; null where nothing is.</param>
public sealed record OpenForm(
    Caller Caller,
    string Path,
    string FormKey,
    Order? Returned = null,
    string Draft = "",
    string? KeptAnswer = null
);

/// <summary>Shows a form again: with all that is wrong, or with a lesson more.</summary>
public sealed class OrderFormScreen(Site site, OrderFormReader reader, Calendars calendars, CurrentSettings settings)
{
    public static bool IsChange(IFormCollection form) =>
        form["act"].ToString() is OrderFormFields.RepeatWeekly or OrderFormFields.AddLesson
        || OrderFormFields.PickedDay(form["act"].ToString()) is not null;

    public async Task<IResult> OpenAsync(OpenForm open, OrderFormValues values, string? note = null) =>
        await site.HtmlAsync((await reader.ModelAsync(open, values, FormErrors.None)) with { LessonsNote = note });

    /// <summary>What cannot be read or kept, and with it whatever the rules find in the rest.</summary>
    public async Task<IResult> RefusedAsync(OpenForm open, OrderForm order) =>
        await ShowAsync(open, order, await reader.CheckAsync(order, open.Returned?.OrderId));

    public async Task<IResult> ShowAsync(OpenForm open, OrderForm order, IReadOnlyList<Refusal> refusals) =>
        await site.HtmlAsync(await reader.ModelAsync(open, order.Values, order.Errors(refusals)), 422);

    /// <summary>A draft that was to be thrown away and is not, with why.</summary>
    public async Task<IResult> NotDiscardedAsync(
        OpenForm open,
        OrderFormValues values,
        IReadOnlyList<Refusal> refusals
    ) =>
        await site.HtmlAsync(
            await reader.ModelAsync(open, values, FormErrors.Of(refusals.Select(one => one with { Field = null }))),
            412
        );

    public async Task<IResult> ChangedAsync(OpenForm open, OrderForm order, string act)
    {
        var slots = order.Values.Lessons!.Where(slot => slot != new LessonSlotValues()).ToList();
        string? note = null;
        if (act == OrderFormFields.RepeatWeekly)
            (slots, note) = await RepeatedAsync(open, order, slots);
        else if (OrderFormFields.PickedDay(act) is { } day)
            (slots, note) = PickedDays.Press(slots, day, await reader.UsualMinutesAsync(order.Request.Discipline));
        else if (slots.Count < OrderFormFields.MostLessons)
            slots.Add(new LessonSlotValues(Minutes: slots.LastOrDefault()?.Minutes ?? ""));
        return await OpenAsync(open, order.Values with { Lessons = slots }, note);
    }

    private async Task<(List<LessonSlotValues>, string?)> RepeatedAsync(
        OpenForm open,
        OrderForm order,
        List<LessonSlotValues> slots
    )
    {
        var (repeating, wrong) = Repeating.Of(order.Values, await reader.FirstDayToChooseAsync(order.Values));
        if (wrong is not null)
            return (slots, wrong);
        var isOfQuota = order.Request.FundingStream == FundingStream.Basic;
        var (usual, most) = await reader.MostLessonsAsync(order, open.Returned?.OrderId);
        var (filled, note) = WeeklyRepeat.Fill(
            slots,
            usual,
            most,
            await calendars.LoadAsync(),
            isOfQuota ? settings.Ordering.Seasons : null,
            repeating
        );
        return ([.. filled], note);
    }
}
