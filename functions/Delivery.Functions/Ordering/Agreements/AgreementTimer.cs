using System.Globalization;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Ordering.Agreements;

/// <summary>Asks the streets that have not signed, by working days, and makes good what a crash left undone beside a letter or a plan.</summary>
public sealed partial class AgreementTimer(
    Registers registers,
    AuditLog audit,
    LookedBack looked,
    StreetYears streetYears,
    AgreementLists lists,
    PlanLists plans,
    AgreementLetters letters,
    Calendars calendars,
    CurrentSettings settings,
    TimeProvider clock,
    ILogger<AgreementTimer> log
)
{
    private const string Papers = "papers";

    [Function(nameof(AskForAgreements))]
    public async Task AskForAgreements([TimerTrigger("%AgreementSchedule%")] TimerInfo timer)
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        await MakeGoodAsync(today);
        foreach (var year in (int[])[today.Year, today.Year + 1])
            if (AgreementTexts.ToSign(await registers.AgreementTextsOfAsync(year)) is { } text)
                await OfYearAsync(text, today, timer.IsPastDue);
    }

    private async Task OfYearAsync(AgreementText text, DateOnly today, bool late)
    {
        var calendar = await calendars.LoadAsync();
        // Of a missing year staff are told elsewhere, daily.
        if (!calendar.HasYear(today.Year) || !calendar.HasYear(text.PublishedOn.Year))
            return;
        var every = settings.Ordering.AgreementReminderWorkingDays;
        if (AgreementReminders.RoundOn(today, text, every, calendar) is not { } round)
            return;
        var unsigned = await letters.UnsignedAsync(text);
        await letters.AskAsync(text, unsigned, $"round-{round}");
        if (unsigned.Count > 0)
            Unsigned(unsigned.Count, text.Version, late);
    }

    private async Task MakeGoodAsync(DateOnly today)
    {
        var since = await looked.SinceAsync(Papers, today);
        var (saved, signed) = (new HashSet<string>(), new HashSet<string>());
        await foreach (var act in audit.SinceAsync(since))
            if (act.Act == "plan.save")
                saved.Add(act.Subject);
            else if (act.Act.StartsWith("agreement.", StringComparison.Ordinal))
                signed.Add(act.Subject);
        foreach (var (street, year) in PapersOf(saved))
            await plans.RefreshAsync(street, year);
        var recent = new[] { since, today.AddDays(-LookedBack.DaysAtFirst) }.Min();
        foreach (var (street, year) in PapersOf(signed))
            await MakeGoodAsync(street, year, recent, today);
        await looked.KeepAsync(Papers, today);
    }

    // The log names a street's paper by the street and the year; a reminder to all of them by the year alone.
    private static IEnumerable<(string Street, int Year)> PapersOf(IEnumerable<string> subjects) =>
        from subject in subjects
        let parts = subject.Split('/')
        where parts.Length == 2
        select (parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture));

    private async Task MakeGoodAsync(string street, int year, DateOnly since, DateOnly today)
    {
        await lists.RefreshAsync(street, year);
        if (
            await streetYears.AgreementAsync(street, year) is { Value: { CountersignedOn: { } day } letter }
            && day >= since
            && day <= today
        )
            await letters.TellInForceAsync([letter]);
    }

    [LoggerMessage(2100, LogLevel.Information, "{Count} streets have not signed the letter {Version} (late: {Late})")]
    private partial void Unsigned(int count, string version, bool late);
}
