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
                ExclusionRules.Check(asked.Reason, asked.Until, now) is { Count: > 0 } wrong
                    ? Outcome.Refused<Exclusion>(wrong)
                    : await ChangedAsync(
                        call,
                        said => new Act("teacher.exclude", said.TeacherId, WordsOf(said)),
                        now,
                        Of(asked, call, now)
                    )
        );
        registers.Exclusions.Forget();
        return outcome;
    }

    public async Task<Outcome<Exclusion>> LiftAsync(Call call, string code)
    {
        var now = clock.GetUtcNow();
        var outcome = await commands.RunAsync(
            call,
            registers.Exclusions.Place,
            durable: null,
            async () =>
            {
                var known = TableRows.CanBeKey(code) ? await registers.Exclusions.FindAsync(code) : null;
                var lifted = ExclusionRules.Lift(known?.Value, call.By.Name, now);
                return lifted.IsRefused
                    ? lifted
                    : await ChangedAsync(
                        call,
                        said => new Act("teacher.exclusion-lift", said.TeacherId, WordsOf(said)),
                        now,
                        lifted.Value
                    );
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

    private async Task<Decided<Exclusion>> ChangedAsync(
        Call call,
        Func<Exclusion, Act> actOf,
        DateTimeOffset now,
        Exclusion said
    )
    {
        var known = await registers.Exclusions.FindAsync(said.Code);
        var next = known?.Value.HoldsAt(now) == true ? said with { Since = known.Value.Since } : said;
        var act = actOf(next);
        return Decided.Change(next, act, registers.Exclusions.Changed(call.By, act, now, said.Code, known, next));
    }
}
