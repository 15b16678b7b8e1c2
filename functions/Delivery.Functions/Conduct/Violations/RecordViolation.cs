using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct;
using Delivery.Domain.Conduct.Violations;
using Delivery.Domain.Ordering;
using Delivery.Functions.Conduct.Suspensions;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct.Violations;

/// <summary>What is to be recorded.</summary>
/// <param name="Key">Of one by rule: says what was broken. Null where staff record by hand.</param>
/// <param name="On">Shanghai; null for today.</param>
public sealed record ViolationFound(
    ViolationKind Kind,
    string? Evidence,
    DateOnly? On = null,
    string? CourseId = null,
    bool IsGrave = false,
    string? Key = null
);

/// <summary>Records a violation; with it, where the rule says so, a suspension is proposed in the same transaction.</summary>
public sealed class RecordViolation(
    StreetConducts conducts,
    ConductLists lists,
    Registers registers,
    SuspensionProposals proposals,
    Commands commands,
    CurrentSettings settings,
    TimeProvider clock
)
{
    public static Refusal NoKind { get; } = new("violation.kind", "请选择违规的种类", "violationKind");

    public static Refusal Unknown(string street) => new("street.unknown", $"没有找到街镇“{street}”，请核对代码");

    public async Task<Outcome<Violation>> RunAsync(
        string street,
        ViolationFound found,
        Call call,
        DurableTaskClient durable
    )
    {
        if ((await registers.Streets.FindAsync(street))?.Value is not { } entry)
            return Outcome.Refused<Violation>(Unknown(street));
        var on = found.On ?? ShanghaiTime.DateOf(clock.GetUtcNow());
        var refusals = Check(street, found, on);
        if (refusals.Count > 0)
            return Outcome.Refused<Violation>(refusals);
        var recorded = await commands.RunAsync(
            call,
            conducts.PlaceOf(street),
            durable,
            () => DecideAsync(entry, found, on, call.By.Name)
        );
        // Whoever recorded it looks at the list next; the street's orchestration makes sure of it.
        if (!recorded.IsRefused)
            await lists.RefreshAsync(street, recorded.Value.Season);
        return recorded;
    }

    private IReadOnlyList<Refusal> Check(string street, ViolationFound found, DateOnly on) =>
        [
            .. ViolationRules.Check(found.Evidence, on, ShanghaiTime.DateOf(clock.GetUtcNow())),
            .. found.CourseId is { Length: > 0 } course
            && !(OrderId.TryParse(course, out var parts) && parts.StreetCode == street)
                ? (Refusal[])[new("violation.course", "这不是该街镇的课程编号，请核对，或留空", "course")]
                : [],
        ];

    private async Task<Decided<Violation>> DecideAsync(Street entry, ViolationFound found, DateOnly on, string by)
    {
        var street = entry.Code;
        var conduct = await conducts.ReadAsync(street);
        var season = ViolationRules.SeasonOf(on, settings.Ordering.Seasons);
        var key = found.Key ?? $"{on:yyyyMMdd}-{conduct.NextNumber}";
        if (conduct.Violations.FirstOrDefault(one => one.ViolationId == key) is { } known)
            return Outcome.Of(known);
        var violation = new Violation(
            key,
            street,
            found.Kind,
            found.IsGrave,
            season,
            on,
            found.Evidence!,
            found.CourseId is { Length: > 0 } course ? course : null,
            by,
            clock.GetUtcNow()
        );
        // Of a street that went into another it is proposed there, as the lists are brought up to it.
        var proposed = entry.SuccessorOn(ShanghaiTime.DateOf(clock.GetUtcNow())) is null
            ? await proposals.OfAsync(entry, conduct, violation)
            : null;
        return Decided.Change(
            violation,
            new Act("violation.record", $"{street}/{key}", $"{found.Kind.Label()}：{found.Evidence}"),
            [
                conduct.NextHead(),
                TableRows.Insert(StreetConducts.RowOf(violation)),
                .. proposed is null ? [] : new[] { TableRows.Insert(StreetConducts.RowOf(proposed)) },
            ],
            [
                new ConductTurn(street, conduct.NextNumber, season, key).Begin(),
                .. proposed is null ? [] : new[] { SuspensionTurn.Begin(proposed) },
            ]
        );
    }
}
