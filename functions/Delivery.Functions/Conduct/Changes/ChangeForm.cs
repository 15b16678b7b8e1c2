using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Ordering;
using Delivery.Pages.Conduct.Changes;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Conduct.Changes;

/// <summary>The form's fields, and what they ask for.</summary>
public static class ChangeForm
{
    public static ChangeFormValues Of(IFormCollection form) =>
        new(
            form["changeKind"].ToString(),
            form["lessonDate"].ToString(),
            form["lessonStart"].ToString(),
            form["acceptsHolidays"].ToString() == "true",
            form["venueName"].ToString(),
            form["venueAddress"].ToString(),
            form["indoor"].ToString(),
            form["reason"].ToString()
        );

    public static Outcome<ChangeWish> Read(ChangeFormValues typed) =>
        Enum.TryParse<ChangeKind>(typed.Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind)
            ? Outcome.Of(
                new ChangeWish(
                    kind,
                    kind is ChangeKind.Move or ChangeKind.Remaining ? StartOf(typed) : null,
                    kind == ChangeKind.Venue
                        ? new Venue(typed.VenueName, typed.VenueAddress, typed.Indoor != "false")
                        : null,
                    typed.Reason,
                    typed.AcceptsHolidays
                )
            )
            : Outcome.Refused<ChangeWish>("change.kind", "请选择要更改什么", "changeKind");

    /// <summary>The rules name fields as the API spells them.</summary>
    public static FormErrors ErrorsOf(IEnumerable<Refusal> refusals) =>
        new([.. refusals.Select(refusal => new FieldError(NameOf(refusal.Field), refusal.Message)).Distinct()]);

    private static string NameOf(string? field) =>
        field switch
        {
            "start" => "lessonDate",
            "venue.name" => "venueName",
            "venue.address" => "venueAddress",
            null => "",
            _ => field,
        };

    private static DateTimeOffset? StartOf(ChangeFormValues typed) =>
        DateOnly.TryParseExact(typed.Date, "yyyy-MM-dd", out var date)
        && date.Year is > 1 and < 9999
        && TimeOnly.TryParseExact(typed.Start, ["HH:mm", "HH:mm:ss"], out var start)
            ? ShanghaiTime.At(date, start)
            : null;
}
