using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Ordering;

/// <summary>A form as it is being written.</summary>
/// <param name="Path">Where it is posted.</param>
/// <param name="Returned">The order that came back with questions; null for a new one.</param>
/// <param name="Draft">Where it was kept before: year and id; empty for nowhere.</param>
public sealed record OpenForm(Caller Caller, string Path, string FormKey, Order? Returned = null, string Draft = "");

/// <summary>Shows a form again: with all that is wrong, or with a lesson more.</summary>
public sealed class OrderFormScreen(Site site, OrderFormReader reader, Calendars calendars, CurrentSettings settings)
{
    public static bool IsChange(IFormCollection form) =>
        form["act"].ToString() is OrderFormFields.RepeatWeekly or OrderFormFields.AddLesson;

    public async Task<IResult> OpenAsync(OpenForm open, OrderFormValues values, string? note = null) =>
        await site.HtmlAsync((await reader.ModelAsync(open, values, FormErrors.None)) with { LessonsNote = note });

    /// <summary>What cannot be read or kept, and with it whatever the rules find in the rest.</summary>
    public async Task<IResult> RefusedAsync(OpenForm open, OrderForm order) =>
        await ShowAsync(open, order, await reader.CheckAsync(order, open.Returned?.OrderId));

    public async Task<IResult> ShowAsync(OpenForm open, OrderForm order, IReadOnlyList<Refusal> refusals) =>
        await site.HtmlAsync(await reader.ModelAsync(open, order.Values, order.Errors(refusals)), 422);

    public async Task<IResult> ChangedAsync(OpenForm open, OrderForm order, string act)
    {
        var slots = order.Values.Lessons!.Where(slot => slot != new LessonSlotValues()).ToList();
        string? note = null;
        if (act == OrderFormFields.RepeatWeekly)
            (slots, note) = await RepeatedAsync(open, order, slots);
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
        var isOfQuota = order.Request.FundingStream == FundingStream.Basic;
        var (usual, most) = await reader.MostLessonsAsync(order, open.Returned?.OrderId);
        var (filled, note) = WeeklyRepeat.Fill(
            slots,
            usual,
            most,
            await calendars.LoadAsync(),
            isOfQuota ? settings.Ordering.Seasons : null
        );
        return ([.. filled], note);
    }
}
