using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Matching.Exclusions;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Matching.Exclusions;

/// <param name="Street">Null for all streets.</param>
/// <param name="Until">The last day on which it holds; null for no end.</param>
public sealed record ExclusionAsked(string TeacherId, string? Street, bool ByStreet, string Reason, DateOnly? Until);

/// <summary>
/// A teacher is excluded, or no more. Said again, an exclusion changes its reason and its end; its history keeps what was
/// said before. Nobody tells the teacher.
/// </summary>
public sealed class ExcludeTeacher(Registers registers, Commands commands, TimeProvider clock)
{
    public async Task<Outcome<Exclusion>> RunAsync(Call call, ExclusionAsked asked)
    {
        var now = clock.GetUtcNow();
        var outcome = await commands.RunAsync(
            call,
            registers.Exclusions.Place,
            durable: null,
            async () =>
            {
                if (ExclusionRules.Check(asked.Reason, asked.Until, now) is { Count: > 0 } wrong)
                    return Outcome.Refused<Exclusion>(wrong);
                var said = Of(asked, call, now);
                var known = await registers.Exclusions.FindAsync(said.Code);
                var next = known?.Value.HoldsAt(now) == true ? said with { Since = known.Value.Since } : said;
                return Changed(call, new Act("teacher.exclude", next.TeacherId, WordsOf(next)), now, known, next);
            }
        );
        registers.Exclusions.Forget();
        return outcome;
    }

    /// <param name="may">Whether the caller may lift it; what is not for them is to them as if it were over.</param>
    public async Task<Outcome<Exclusion>> LiftAsync(Call call, string code, Func<Exclusion, bool> may)
    {
        var now = clock.GetUtcNow();
        var outcome = await commands.RunAsync(
            call,
            registers.Exclusions.Place,
            durable: null,
            async () =>
            {
                var known = TableRows.CanBeKey(code) ? await registers.Exclusions.FindAsync(code) : null;
                var lifted = ExclusionRules.Lift(
                    known is not null && may(known.Value) ? known.Value : null,
                    call.By.Name,
                    now
                );
                if (lifted.IsRefused)
                    return lifted;
                var next = lifted.Value;
                var act = new Act("teacher.exclusion-lift", next.TeacherId, WordsOf(next));
                return Changed(call, act, now, known, next);
            }
        );
        registers.Exclusions.Forget();
        return outcome;
    }

    private static string WordsOf(Exclusion said) => $"{said.Street ?? "所有街镇"}：{said.Reason}";

    private static Exclusion Of(ExclusionAsked asked, Call call, DateTimeOffset now) =>
        new(
            asked.TeacherId,
            asked.Street,
            asked.ByStreet,
            asked.Reason,
            call.By.Name,
            now,
            asked.Until is { } day ? ShanghaiTime.EndOf(day) : null
        );

    /// <param name="known">As it was when this was decided: whatever was said since makes the batch fail.</param>
    private Decided<Exclusion> Changed(
        Call call,
        Act act,
        DateTimeOffset now,
        Stored<Exclusion>? known,
        Exclusion next
    ) => Decided.Change(next, act, registers.Exclusions.Changed(call.By, act, now, next.Code, known, next));
}
