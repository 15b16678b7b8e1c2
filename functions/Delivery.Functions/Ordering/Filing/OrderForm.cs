using System.Globalization;
using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Ordering.Filing;

/// <summary>A posted order form: what was typed, the request it makes, and what could not be read.</summary>
public sealed partial record OrderForm(
    OrderFormValues Values,
    OrderRequest Request,
    IReadOnlyList<FieldError> Unreadable
)
{
    // The n-th lesson of the request may stand in a later slot, since empty slots are left out.
    private IReadOnlyList<int> Slots { get; init; } = [];

    /// <summary>A form with texts that are too long: named with all else that is wrong.</summary>
    public static OrderForm Read(TypedForm form, string street)
    {
        var order = Read((IFormCollection)form, street);
        return order with { Unreadable = [.. FormErrors.Of(form.TooLong).All, .. order.Unreadable] };
    }

    public static OrderForm Read(IFormCollection form, string street)
    {
        var values = ReadValues(form);
        var unreadable = new List<FieldError>();
        var lessons = ReadLessons(values.Lessons!, unreadable);
        if (TypedNumbers.Whole(values.Expected) is not { } expected)
        {
            unreadable.Add(new FieldError("expected", "请填写预计人数，例如 25"));
            expected = 0;
        }

        if (!Enum.TryParse<FundingStream>(values.FundingStream, out var stream))
            unreadable.Add(new FieldError("fundingStream", "请选择经费渠道"));
        if (values.Discipline.Length == 0)
            unreadable.Add(new FieldError("discipline", "请选择项目"));
        if (values.Indoor is not ("true" or "false"))
            unreadable.Add(new FieldError("indoor", "请选择室内还是室外"));
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
            values.AcceptsHolidays,
            Filled(values.GradeAskedFor)
        );
        return new OrderForm(values, request, unreadable) { Slots = [.. lessons.Select(lesson => lesson.Slot)] };
    }

    /// <summary>Everything wrong, beside the field where it was typed; what could not be read is not judged again.</summary>
    public FormErrors Errors(IEnumerable<Refusal> refusals)
    {
        var judged = refusals.Select(refusal => new FieldError(
            OrderFormFields.FormNameOf(InSlot(refusal.Field)),
            refusal.Message,
            refusal.Link
        ));
        return new FormErrors([
            .. Unreadable
                .Concat(judged.Where(error => Unreadable.All(first => first.Field != error.Field)))
                .OrderBy(error => OrderFormFields.PlaceOf(error.Field)),
        ]);
    }

    /// <param name="registered">The street's own contacts, which serve where the order has none of its own.</param>
    public static OrderFormValues ValuesOf(OrderRequest request, Contacts? registered) =>
        ((request.Contacts ?? registered) is { } contacts ? ValuesOf(contacts) : new OrderFormValues()) with
        {
            Discipline = request.Discipline,
            FundingStream = request.FundingStream.ToString(),
            Expected = $"{request.Audience.Expected}",
            Ages = request.Audience.Ages,
            Level = request.Audience.Level ?? "",
            VenueName = request.Venue.Name,
            VenueAddress = request.Venue.Address,
            Indoor = request.Venue.Indoor ? "true" : "false",
            Lessons = [.. request.Lessons.Select(SlotOf)],
            RequestedTeacher = request.RequestedTeacher ?? "",
            Notes = request.Notes ?? "",
            AcceptsHolidays = request.AcceptsHolidays,
            GradeAskedFor = request.GradeAskedFor ?? "",
        };

    /// <summary>An empty form, with who is responsible.</summary>
    public static OrderFormValues ValuesOf(Contacts contacts) =>
        new(
            OrderingName: contacts.Ordering.Name,
            OrderingPhone: contacts.Ordering.Phone,
            OrderingEmail: contacts.Ordering.Email,
            DeliveryName: contacts.Delivery?.Name ?? "",
            DeliveryPhone: contacts.Delivery?.Phone ?? "",
            DeliveryEmail: contacts.Delivery?.Email ?? ""
        );

    /// <summary>Contacts that are the street's own are none of this order's: the order follows when they are replaced.</summary>
    public OrderForm WithoutContactsOf(Contacts? registered) =>
        registered is not null && Request.Contacts == registered
            ? this with
            {
                Request = Request with { Contacts = null },
            }
            : this;

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
        string Typed(string name) => form[name].ToString();
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
            [.. FilledSlots([.. slots])],
            Typed("orderingName"),
            Typed("orderingPhone"),
            Typed("orderingEmail"),
            Typed("deliveryName"),
            Typed("deliveryPhone"),
            Typed("deliveryEmail"),
            Typed("requestedTeacher"),
            Typed("notes"),
            Typed("acceptsHolidays") == "true",
            Typed("gradeAskedFor"),
            Typed("repeatDay"),
            Typed("repeatCount")
        );
    }

    private static Contacts? ReadContacts(OrderFormValues values)
    {
        var ordering = new Contact(values.OrderingName, values.OrderingPhone, values.OrderingEmail);
        var delivery = new Contact(values.DeliveryName, values.DeliveryPhone, values.DeliveryEmail);
        if (IsEmpty(ordering) && IsEmpty(delivery))
            return null;
        return new Contacts(ordering, IsEmpty(delivery) ? null : delivery);
    }

    private static bool IsEmpty(Contact contact) => contact == new Contact("", "", "");

    private static string? Filled(string typed) => typed.Length > 0 ? typed : null;
}
