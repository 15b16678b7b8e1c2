using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Settlement;

/// <summary>What a month's Basic lines spend of one street's year, on top of what was read.</summary>
public sealed record YearSpending(ReadQuota Read, IReadOnlyList<QuotaEntry> Entries, IReadOnlyList<Refusal> Refusals);

/// <summary>Turns paid lessons into entries of the streets' quota: the fee is spent, and the lesson's reservation given back; a counter-entry is booked as one.</summary>
public sealed class QuotaSpending(StreetYears streetYears, LessonLists lists, TimeProvider clock)
{
    /// <param name="lines">All that the month costs the street, of any stream.</param>
    /// <param name="isPaid">The money is out: nothing is refused any more. Only pay that was approved before it was held can still overdraw.</param>
    public async Task<IReadOnlyList<YearSpending>> OfAsync(
        Month month,
        string street,
        IEnumerable<Charge> lines,
        bool isPaid = false
    )
    {
        var listed = (await lists.OfMonthAsync(month, street)).ToDictionary(lesson => lesson.LessonId);
        var years = new List<YearSpending>();
        foreach (var year in lines.Where(IsBasic).GroupBy(line => OrderId.Parse(line.CourseId).Year))
            years.Add(
                Spend(
                    month,
                    await ReadQuota.OfAsync(streetYears, year.First().CourseId),
                    // What comes off frees what the others need.
                    year.OrderBy(line => line.Amount >= 0).ThenBy(line => line.EntryId, StringComparer.Ordinal),
                    listed,
                    isPaid
                )
            );
        return years;
    }

    /// <summary>What the ledger says was spent on these lines; nothing where nothing is booked yet.</summary>
    public async Task<decimal> BookedAsync(IEnumerable<Charge> lines)
    {
        var spent = 0m;
        foreach (var year in lines.Where(IsBasic).GroupBy(line => OrderId.Parse(line.CourseId).Year))
        {
            var read = await ReadQuota.OfAsync(streetYears, year.First().CourseId);
            var ids = year.Select(line => line.EntryId).ToHashSet();
            spent += read.Quota.Entries.Where(entry => ids.Contains(entry.EntryId)).Sum(entry => entry.Spent);
        }

        return spent;
    }

    private YearSpending Spend(
        Month month,
        ReadQuota read,
        IEnumerable<Charge> lines,
        IReadOnlyDictionary<string, LessonOfMonth> listed,
        bool isPaid
    )
    {
        var (quota, over, entries) = (read.Quota, new List<Charge>(), new List<QuotaEntry>());
        foreach (var line in lines)
        {
            var spent = SpentOn(quota, month, line, ReservedFor(line), isPaid);
            if (spent.IsRefused)
            {
                over.Add(line);
                continue;
            }

            entries.Add(spent.Value);
            quota = quota.With(spent.Value);
        }

        return new YearSpending(read, entries, over.Count == 0 ? [] : [Overdrawn()]);

        decimal ReservedFor(Charge line) =>
            line.IsCorrection ? 0 : listed.GetValueOrDefault(line.LessonId)?.Reserved ?? 0;

        Refusal Overdrawn() =>
            new(
                "quota.overdrawn",
                $"{listed.GetValueOrDefault(over[0].LessonId)?.StreetName ?? quota.Street}{quota.Year}年配额不够付："
                    + string.Join(
                        "、",
                        over.Select(line =>
                            $"{line.LessonId}{(line.IsCorrection ? "更正" : "课酬")}{Yuan.Short(line.Amount)}元（预留{Yuan.Short(ReservedFor(line))}元）"
                        )
                    )
                    + $"，还可用{Yuan.Short(quota.Available)}元。{WayOut(quota.Year, ShanghaiTime.DateOf(clock.GetUtcNow()))}"
            );
    }

    // What the approval of the month has set aside is there, whatever was approved since.
    private Outcome<QuotaEntry> SpentOn(Quota quota, Month month, Charge line, decimal reserved, bool isPaid)
    {
        var (now, note) = (clock.GetUtcNow(), line.IsCorrection ? NoteOf(line) : line.Discipline);
        if (quota.Holds(line.CourseId, month))
            return Outcome.Of(
                quota.SpendHeld(
                    line.EntryId,
                    line.CourseId,
                    line.IsCorrection ? QuotaKinds.Correct : QuotaKinds.Spend,
                    line.Amount,
                    now,
                    note
                )
            );
        return line.IsCorrection
            ? quota.Correct(line.EntryId, line.CourseId, line.Amount, now, note, isPaid)
            : quota.Spend(line.CourseId, line.LessonId, line.Amount, reserved, now, note, isPaid);
    }

    /// <summary>What can be done about it: a year that is over has no setting that would still hold, and no lessons to come.</summary>
    public static string WayOut(int year, DateOnly today) =>
        year < today.Year
            ? $"{year}年已经过去，页面上不能再改它的配额，请联系系统维护人员"
            : "请管理员在设置里调高“每个街镇全年配额经费”，或取消这个街镇还没上的课";

    // Which lesson it sets right: the entry's own id names the payslip besides.
    private static string NoteOf(Charge line) => $"{line.LessonId} {line.Discipline}";

    private static bool IsBasic(Charge line) => line.FundingStream == FundingStream.Basic;
}
