using Delivery.Domain.Calendar;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Pages.Operation;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Operation;

/// <summary>Tells staff by mail that next year's calendar is missing: from November weekly, in December daily.</summary>
public sealed partial class WarnOfMissingYear(
    YearToLoad years,
    CurrentSettings settings,
    LetterBox letters,
    TimeProvider clock,
    ILogger<WarnOfMissingYear> log
)
{
    [Function(nameof(WarnOfMissingYear))]
    public async Task Run([TimerTrigger("%CalendarSchedule%")] TimerInfo timer)
    {
        if (await years.FindAsync() is not { } year)
            return;
        Missing(year, timer.IsPastDue);
        var told = MissingYear.ToldOn(ShanghaiTime.DateOf(clock.GetUtcNow()), year, settings.MissingYear);
        var mail = new YearMissingMail(
            letters.Contact,
            letters.Staff.Name,
            year,
            MissingYearWords.Of(await years.WaitingAsync(year)),
            letters.Link(Paths.MissingYear)
        );
        await letters.PostAsync($"calendar/{year}/{told:yyyy-MM-dd}", letters.Staff, mail);
    }

    [LoggerMessage(1402, LogLevel.Warning, "The calendar of {Year} is not loaded (late: {Late})")]
    private partial void Missing(int year, bool late);
}
