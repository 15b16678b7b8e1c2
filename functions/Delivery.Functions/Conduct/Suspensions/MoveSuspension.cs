using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Suspensions;
using Delivery.Domain.Conduct.Violations;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct.Suspensions;

/// <summary>
/// Staff suspend a street or dismiss what was proposed, the street files what it changed or appeals, staff reinstate it
/// or stay with their decision: each one command on the street's conduct, which the suspension's orchestration hears of.
/// </summary>
public sealed class MoveSuspension(SuspensionStep step, CurrentSettings settings, TimeProvider clock)
{
    public static Refusal NoDecision { get; } = new("suspension.decision", "请选择怎样办理");

    private static readonly Refusal None = new("suspension.stage", "该街镇没有正在办理的停止配送");

    /// <summary>On a proposal, or on staff's own word where nothing is proposed.</summary>
    public Task<Outcome<Suspension>> SuspendAsync(
        string street,
        string? reason,
        Call call,
        DurableTaskClient durable
    ) =>
        IfSaid(
            reason,
            new Refusal("suspension.reason", "请写明停止配送的原因，街镇会看到", "reason"),
            () =>
                RunAsync(
                    street,
                    new Act("suspension.decide", street, reason),
                    call,
                    durable,
                    (conduct, by) =>
                        conduct.Open is { } open
                            ? open.Value.MoveTo(SuspensionStage.Suspended, Now, by, reason)
                            : OnTheirOwnWord(conduct, by, reason!)
                )
        );

    public Task<Outcome<Suspension>> DismissAsync(
        string street,
        string? reason,
        Call call,
        DurableTaskClient durable
    ) =>
        IfSaid(
            reason,
            new Refusal("suspension.reason", "请写明为什么不停止配送", "reason"),
            () =>
                RunAsync(
                    street,
                    new Act("suspension.dismiss", street, reason),
                    call,
                    durable,
                    (conduct, by) => OnOpen(conduct, open => open.MoveTo(SuspensionStage.Dismissed, Now, by, reason))
                )
        );

    public Task<Outcome<Suspension>> RectifyAsync(string street, string? text, Call call, DurableTaskClient durable) =>
        IfSaid(
            text,
            new Refusal("suspension.text", "请写明改了什么、以后怎样避免", "text"),
            () =>
                RunAsync(
                    street,
                    new Act("suspension.rectify", street, text),
                    call,
                    durable,
                    (conduct, by) => OnOpen(conduct, open => open.MoveTo(SuspensionStage.Rectified, Now, by, text))
                )
        );

    public Task<Outcome<Suspension>> AppealAsync(string street, string? text, Call call, DurableTaskClient durable) =>
        RunAsync(
            street,
            new Act("suspension.appeal", street, text),
            call,
            durable,
            (conduct, by) => OnOpen(conduct, open => open.AppealWith(text, Now, by))
        );

    public Task<Outcome<Suspension>> ReinstateAsync(
        string street,
        string? comment,
        Call call,
        DurableTaskClient durable
    ) =>
        RunAsync(
            street,
            new Act("suspension.reinstate", street, comment),
            call,
            durable,
            (conduct, by) => OnOpen(conduct, open => open.MoveTo(SuspensionStage.Reinstated, Now, by, comment))
        );

    /// <summary>What was changed is not enough, or the appeal does not convince.</summary>
    public Task<Outcome<Suspension>> UpholdAsync(
        string street,
        string? comment,
        Call call,
        DurableTaskClient durable
    ) =>
        IfSaid(
            comment,
            new Refusal("suspension.comment", "请写明还差什么，街镇会看到", "comment"),
            () =>
                RunAsync(
                    street,
                    new Act("suspension.uphold", street, comment),
                    call,
                    durable,
                    (conduct, by) => OnOpen(conduct, open => open.Uphold(Now, by, comment))
                )
        );

    private DateTimeOffset Now => clock.GetUtcNow();

    private static Task<Outcome<Suspension>> IfSaid(
        string? text,
        Refusal missing,
        Func<Task<Outcome<Suspension>>> act
    ) => string.IsNullOrWhiteSpace(text) ? Task.FromResult(Outcome.Refused<Suspension>(missing)) : act();

    private static Outcome<Suspension> OnOpen(StreetConduct conduct, Func<Suspension, Outcome<Suspension>> move) =>
        conduct.Open is { } open ? move(open.Value) : Outcome.Refused<Suspension>(None);

    private Outcome<Suspension> OnTheirOwnWord(StreetConduct conduct, string by, string reason) =>
        new Suspension(
            conduct.Street,
            conduct.Suspensions.Count + 1,
            SuspensionStage.Proposed,
            ViolationRules.SeasonOf(ShanghaiTime.DateOf(Now), settings.Ordering.Seasons),
            [],
            reason,
            []
        ).MoveTo(SuspensionStage.Suspended, Now, by, reason);

    private Task<Outcome<Suspension>> RunAsync(
        string street,
        Act act,
        Call call,
        DurableTaskClient durable,
        Func<StreetConduct, string, Outcome<Suspension>> move
    ) => step.RunAsync(street, act, call, durable, move);
}
