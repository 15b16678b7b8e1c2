using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Settlement;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Settlement.Payslips;

/// <summary>
/// No more comes off a settled lesson than it got, over all runs. Two runs lie in two partitions, and no batch spans them: so
/// whoever takes off first writes down beside the closed month what it is about to take, and counts what others are.
/// </summary>
public sealed class CorrectionLimit(Settlements settlements, TimeProvider clock)
{
    // A command is decided and saved in seconds: what is older and not in a payslip was refused, or never saved.
    private static readonly TimeSpan Saving = TimeSpan.FromMinutes(10);

    private sealed record Got(decimal Yuan, IReadOnlySet<string> Saved);

    /// <returns>Null when the lesson got as much, by what is saved.</returns>
    public async Task<Refusal?> CheckAsync(LessonOfMonth lesson, decimal amount) =>
        Beyond(lesson, (await GotAsync(lesson)).Yuan, amount);

    /// <param name="lesson">Settled.</param>
    /// <param name="month">Of the run that takes off.</param>
    /// <param name="amount">Below zero, in yuan before tax.</param>
    /// <param name="id">Of the adjustment; claimed again under it, it is claimed once.</param>
    /// <returns>Null when it may be saved.</returns>
    public Task<Refusal?> ClaimAsync(LessonOfMonth lesson, Month month, decimal amount, string id) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            // The claims first: what is saved between the two reads counts twice then, and never not at all.
            var claims = await settlements.ClaimsAsync(SettledIn(lesson), lesson.LessonId);
            var got = await GotAsync(lesson);
            var others = (claims?.Value.Claims ?? []).Where(one => IsUnderWay(one, id, got)).ToList();
            if (Beyond(lesson, got.Yuan + others.Sum(one => one.Amount), amount) is { } refusal)
                return (true, refusal);
            var mine = new CorrectionClaim(id, month, amount, clock.GetUtcNow());
            var row = Settlements.RowOf(SettledIn(lesson), new CorrectionClaims(lesson.LessonId, [.. others, mine]));
            var write = claims is null ? TableRows.Insert(row) : TableRows.Replace(row, claims.ETag);
            return (await settlements.Table.TryCommitAsync([write]), (Refusal?)null);
        });

    private bool IsUnderWay(CorrectionClaim claim, string mine, Got got) =>
        claim.Id != mine && !got.Saved.Contains(claim.Id) && clock.GetUtcNow() - claim.At < Saving;

    private static Month SettledIn(LessonOfMonth lesson) =>
        lesson.PaidIn ?? throw new InvalidOperationException($"{lesson.LessonId} is not settled.");

    private static Refusal? Beyond(LessonOfMonth lesson, decimal got, decimal amount) =>
        got + amount < 0
            ? new Refusal(
                "payslip.amount",
                $"“{lesson.LessonId}”连同更正一共发了{Yuan.Exact(got)}元，最多可减这么多",
                "amount"
            )
            : null;

    // Of every month since: an earlier run that is still open may have taken off too, and a later one.
    private async Task<Got> GotAsync(LessonOfMonth lesson)
    {
        var (yuan, saved) = (0m, new HashSet<string>());
        var last = Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow()));
        for (var month = SettledIn(lesson); month.CompareTo(last) <= 0; month = month.Next)
            if (await settlements.PayslipAsync(month, lesson.TeacherId) is { Value.Payslip: var payslip })
            {
                yuan += GivenBy(payslip, lesson.LessonId);
                saved.UnionWith(payslip.Adjustments.Select(one => one.Id).OfType<string>());
            }

        return new Got(yuan, saved);
    }

    // A dispute's correction from before it was charged is on the line alone: neither may come off that was not given.
    private static decimal GivenBy(Payslip payslip, string lessonId)
    {
        var charged = Charges.Of(payslip).Where(one => one.LessonId == lessonId).Sum(one => one.Amount);
        return payslip.Lines.Any(line => line.LessonId == lessonId)
            ? Math.Min(charged, payslip.AmountOf(lessonId))
            : charged;
    }
}
