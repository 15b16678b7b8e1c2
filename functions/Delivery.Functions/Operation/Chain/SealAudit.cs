using Delivery.Domain.Calendar;
using Delivery.Domain.Operation.Chain;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Operation;
using Delivery.Pages.Operation.Chain;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Operation.Chain;

/// <summary>
/// Every night: the sealed days of the last weeks are checked, then the days that are over are sealed, each upon the one
/// before. What is broken is told to staff and their manager and shown on the overview; nothing is mended.
/// </summary>
public sealed partial class SealAudit(
    ChainReader reader,
    AuditLog audit,
    AuditSeals seals,
    LinesOfDay lines,
    ActsOfDay acts,
    ChainReports reports,
    LetterBox letters,
    TimeProvider clock,
    ILogger<SealAudit> log
)
{
    private const int DaysChecked = 14;

    [Function(nameof(SealAudit))]
    public async Task Run([TimerTrigger("%RetentionSchedule%")] TimerInfo timer)
    {
        var now = clock.GetUtcNow();
        var yesterday = ShanghaiTime.DateOf(now).AddDays(-1);
        var last = await LastAsync();
        var (breaks, late) = await CheckAsync(last?.Day);
        for (var day = last?.Day.AddDays(1) ?? yesterday; day <= yesterday; day = day.AddDays(1))
        {
            (last, var wrong) = await SealAsync(day, last?.Hash ?? string.Empty, late);
            (breaks, late) = ([.. breaks, .. wrong], []);
        }

        await reports.KeepAsync(ChainReport.Of(now, breaks));
        if (breaks.Count == 0)
            return;
        Broken(breaks.Count, $"{breaks[0].Day:yyyy-MM-dd}", breaks[0].Kind, timer.IsPastDue);
        await TellAsync(ShanghaiTime.DateOf(now), breaks);
    }

    /// <summary>
    /// The last seal, as two tables say it. A seal that a killed run wrote is taken on; one that is gone from its own table
    /// is not made again, or nobody would see that it is gone.
    /// </summary>
    private async Task<SealedUntil?> LastAsync()
    {
        var until = await seals.UntilAsync();
        if (await seals.RangeAsync() is not { Last: var day } || day <= until?.Day)
            return until;
        var seal = (await seals.BetweenAsync(day, day)).GetValueOrDefault(day)?.Seal;
        if (seal is not null)
            await seals.KeepUntilAsync(seal);
        return seal is null ? until : new SealedUntil(day, seal.Hash());
    }

    private async Task<(List<ChainBreak> Breaks, List<LateLine> Late)> CheckAsync(DateOnly? sealedUntil)
    {
        var (breaks, late) = (new List<ChainBreak>(), new List<LateLine>());
        if (sealedUntil is not { } last)
            return (breaks, late);
        var near = last.AddDays(1 - DaysChecked);
        // The day before the first seal, too: it may be that of a seal that is gone.
        var first = (await seals.RangeAsync())?.First.AddDays(-1) ?? last;
        var from = last.AddDays(1 - ChainReader.DaysLate);
        await foreach (var day in reader.CheckAsync(first > from ? first : from, last, withActs: false, IsLookedAt))
        {
            breaks.AddRange(day.Breaks);
            late.AddRange(day.Awaited.Select(link => new LateLine(day.Day, link)));
        }

        return (breaks, late);

        bool IsLookedAt(DaySeal seal) => seal.Day >= near || seal.Open.Count > 0;
    }

    private async Task<(SealedUntil Sealed, IReadOnlyList<ChainBreak> Breaks)> SealAsync(
        DateOnly day,
        string before,
        IReadOnlyList<LateLine> late
    )
    {
        // Notes first: an act that is listed between the two reads is in both, and does no harm.
        var open = await audit.OpenAsync(day);
        var listed = await lines.ReadAsync(day);
        var links = listed.Select(line => line.Link).ToList();
        var compared = await acts.CompareAsync(day, listed, open);
        var seal = new DaySeal(day, before, links.Count, AuditChain.Fold(day, links), open, late);
        await seals.SealAsync(seal, links);
        return (new SealedUntil(day, seal.Hash()), compared.Breaks);
    }

    private Task TellAsync(DateOnly today, IReadOnlyList<ChainBreak> breaks) =>
        letters.PostAsync(
            new[] { letters.Staff, letters.Manager }.Select(to => new Posting(
                $"audit-chain/{today:yyyy-MM-dd}/{to.Address}",
                to,
                new ChainBrokenMail(
                    letters.Contact,
                    to.Name,
                    breaks.Count,
                    [.. breaks.Take(ChainBrokenMail.Most).Select(ChainWords.Of)],
                    letters.Link(Paths.AuditChainOf(breaks[0].Day, breaks[0].Day))
                ),
                Urgency.Now
            ))
        );

    [LoggerMessage(
        2600,
        LogLevel.Error,
        "The audit log is broken in {Count} places, first on {Day}: {Kind} (late: {Late})"
    )]
    private partial void Broken(int count, string day, BreakKind kind, bool late);
}
