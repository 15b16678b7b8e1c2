using System.Globalization;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Ordering;

/// <summary>A posted order form: what was typed, the request it makes, and what could not be read.</summary>
public sealed record OrderForm(OrderFormValues Values, OrderRequest Request, IReadOnlyList<FieldError> Unreadable)
{
    // The n-th lesson of the request may stand in a later slot, since empty slots are left out.
    private IReadOnlyList<int> Slots { get; init; } = [];

    public static OrderForm Read(IFormCollection form, string street)
    {
        var values = ReadValues(form);
        var unreadable = new List<FieldError>();
        var lessons = ReadLessons(values.Lessons!, unreadable);
        if (!int.TryParse(values.Expected, CultureInfo.InvariantCulture, out var expected))
            unreadable.Add(new FieldError("expected", "请填写预计人数，例如 25"));
        if (!Enum.TryParse<FundingStream>(values.FundingStream, out var stream))
            unreadable.Add(new FieldError("fundingStream", "请选择经费渠道"));
        var request = new OrderRequest(
            street,
            values.Discipline,
            stream,
            new Audience(values.Ages, Filled(values.Level), expected),
            new Venue(values.VenueName, values.VenueAddress, values.Indoor != "false"),
            [.. lessons.Select(lesson => lesson.Time)],
            ReadContacts(values),
            Filled(values.RequestedTeacher),
            Filled(values.Notes),
            values.AcceptsHolidays
        );
        return new OrderForm(values, request, unreadable) { Slots = [.. lessons.Select(lesson => lesson.Slot)] };
    }

    /// <summary>Everything wrong, beside the field where it was typed; what could not be read is not judged again.</summary>
    public FormErrors Errors(IEnumerable<Refusal> refusals)
    {
        var judged = refusals.Select(refusal => new FieldError(
            OrderFormFields.FormNameOf(InSlot(refusal.Field)),
            refusal.Message
        ));
        return new FormErrors([
            .. Unreadable,
            .. judged.Where(error => Unreadable.All(first => first.Field != error.Field)),
        ]);
    }

    public static OrderFormValues ValuesOf(OrderRequest request) =>
        new(
            request.Discipline,
            request.FundingStream.ToString(),
            $"{request.Audience.Expected}",
            request.Audience.Ages,
            request.Audience.Level ?? "",
            request.Venue.Name,
            request.Venue.Address,
            request.Venue.Indoor ? "true" : "false",
            [.. request.Lessons.Select(SlotOf)],
            request.Contacts?.Ordering.Name ?? "",
            request.Contacts?.Ordering.Phone ?? "",
            request.Contacts?.Ordering.Email ?? "",
            request.Contacts?.Delivery?.Name ?? "",
            request.Contacts?.Delivery?.Phone ?? "",
            request.Contacts?.Delivery?.Email ?? "",
            request.RequestedTeacher ?? "",
            request.Notes ?? "",
            request.AcceptsHolidays
        );

    public static LessonSlotValues SlotOf(LessonTime lesson) =>
        new(
            ShanghaiTime.DateOf(lesson.Start).ToString("yyyy-MM-dd"),
            ShanghaiTime.TimeOf(lesson.Start).ToString("HH:mm"),
            $"{lesson.Minutes}"
        );

    private string? InSlot(string? field)
    {
        if (field is null || !field.StartsWith("lessons[", StringComparison.Ordinal))
            return field;
        var end = field.IndexOf(']');
        var index = int.Parse(field["lessons[".Length..end], CultureInfo.InvariantCulture);
        return index < Slots.Count ? $"lessons[{Slots[index]}{field[end..]}" : field;
    }

    private static OrderFormValues ReadValues(IFormCollection form)
    {
        string Typed(string name) => form[name].ToString().Trim();
        var slots = Enumerable
            .Range(0, OrderFormFields.MostLessons)
            .Select(i => new LessonSlotValues(
                Typed($"lessonDate[{i}]"),
                Typed($"lessonStart[{i}]"),
                Typed($"lessonMinutes[{i}]")
            ));
        return new OrderFormValues(
            Typed("discipline"),
            Typed("fundingStream") is { Length: > 0 } stream ? stream : nameof(FundingStream.Basic),
            Typed("expected"),
            Typed("ages"),
            Typed("level"),
            Typed("venueName"),
            Typed("venueAddress"),
            Typed("indoor"),
            [.. slots],
            Typed("orderingName"),
            Typed("orderingPhone"),
            Typed("orderingEmail"),
            Typed("deliveryName"),
            Typed("deliveryPhone"),
            Typed("deliveryEmail"),
            Typed("requestedTeacher"),
            Typed("notes"),
            Typed("acceptsHolidays") == "true"
        );
    }

    private static List<(LessonTime Time, int Slot)> ReadLessons(
        IReadOnlyList<LessonSlotValues> slots,
        List<FieldError> unreadable
    )
    {
        var lessons = new List<(LessonTime, int)>();
        foreach (
            var (slot, index) in slots
                .Select((slot, index) => (slot, index))
                .Where(entry => entry.slot.Date.Length + entry.slot.Start.Length > 0)
        )
        {
            if (ReadLesson(slot) is { } lesson)
                lessons.Add((lesson, index));
            else
                unreadable.Add(
                    new FieldError($"lessonDate[{index}]", $"第{index + 1}节课请填写日期、开始时间和分钟数")
                );
        }

        return lessons;
    }

    /// <returns>Null when date, time or minutes are missing or cannot be read.</returns>
    public static LessonTime? ReadLesson(LessonSlotValues slot) =>
        DateOnly.TryParseExact(slot.Date, "yyyy-MM-dd", out var date)
        && date.Year is > 1900 and < 3000
        && TimeOnly.TryParseExact(slot.Start, ["HH:mm", "HH:mm:ss"], out var start)
        && int.TryParse(slot.Minutes, CultureInfo.InvariantCulture, out var minutes)
            ? new LessonTime(ShanghaiTime.At(date, start), minutes)
            : null;

    private static Contacts? ReadContacts(OrderFormValues values)
    {
        var ordering = new Contact(values.OrderingName, values.OrderingPhone, values.OrderingEmail);
        var delivery = new Contact(values.DeliveryName, values.DeliveryPhone, values.DeliveryEmail);
        if (IsEmpty(ordering) && IsEmpty(delivery))
            return null;
        return new Contacts(ordering, IsEmpty(delivery) ? null : delivery);
    }

    private static bool IsEmpty(Contact contact) =>
        contact.Name.Length + contact.Phone.Length + contact.Email.Length == 0;

    private static string? Filled(string typed) => typed.Length > 0 ? typed : null;
}
