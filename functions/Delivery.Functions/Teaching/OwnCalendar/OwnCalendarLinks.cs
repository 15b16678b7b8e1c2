using System.Globalization;
using Delivery.Domain;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Teaching.OwnCalendar;

/// <summary>
/// The address of a teacher's own calendar. Who has it reads the calendar without signing in, as calendar programs must; a
/// teacher who gave it away by mistake renews it.
/// </summary>
public sealed class OwnCalendarLinks(
    OwnCalendars calendars,
    Registers registers,
    SignedLinks links,
    Commands commands,
    TimeProvider clock
)
{
    private const int Years = 10;

    public async Task<Uri> OfAsync(string teacherId)
    {
        var number = (await calendars.AddressAsync(teacherId))?.Value.Number ?? 0;
        var link = links.Make(
            LinkPurpose.Calendar,
            "feeds/teacher",
            string.Create(CultureInfo.InvariantCulture, $"{teacherId}|{number}"),
            clock.GetUtcNow().AddYears(Years)
        );
        return new Uri($"{link}.ics");
    }

    /// <returns>Null where the address does not hold, or the teacher is no longer active.</returns>
    public async Task<string?> TeacherBehindAsync(string secret)
    {
        if (
            links.Read(LinkPurpose.Calendar, secret) is not { State: LinkState.Good, Subject: var subject }
            || subject.Split('|') is not [var teacherId, var number]
        )
            return null;
        var holds = ((await calendars.AddressAsync(teacherId))?.Value.Number ?? 0).ToString(
            CultureInfo.InvariantCulture
        );
        return holds == number && (await registers.Teachers.FindAsync(teacherId))?.Value.Teacher is { Active: true }
            ? teacherId
            : null;
    }

    public Task<Outcome<CalendarAddress>> RenewAsync(string teacherId, Call call) =>
        commands.RunAsync<CalendarAddress>(
            call,
            calendars.PlaceOf(teacherId),
            durable: null,
            async () =>
            {
                var known = await calendars.AddressAsync(teacherId);
                return Decided.Change(
                    new CalendarAddress((known?.Value.Number ?? 0) + 1),
                    new Act("calendar.renew", teacherId),
                    [OwnCalendars.Renewed(teacherId, known)]
                );
            }
        );
}
