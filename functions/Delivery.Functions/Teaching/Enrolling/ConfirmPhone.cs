using Azure.Data.Tables;
using Delivery.Domain;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>The phone is proved by the code that it was sent, for everybody who signed up under it.</summary>
public sealed class ConfirmPhone(
    EnrolmentCommands commands,
    Enrolments enrolments,
    PhoneCodes codes,
    EnrolmentLetters letters,
    TimeProvider clock
)
{
    private static Refusal NoCode { get; } =
        new("enrolment.code-old", "验证码已过期，请重新获取", "code") { English = PhoneCode.TooOld };

    public async Task<Outcome<Enrolment>> RunAsync(
        string enrolmentId,
        string code,
        Call call,
        DurableTaskClient durable
    )
    {
        if (
            await enrolments.FindAsync(enrolmentId) is not { } found
            || await commands.CourseAsync(found.Value.CourseId) is not { } course
        )
            return Outcome.Refused<Enrolment>(EnrolmentCommands.Unknown(enrolmentId));
        return await commands.RunAsync(
            course,
            call,
            durable,
            () => DecideAsync(course, enrolmentId, code),
            proved => TellAsync(course, proved)
        );
    }

    /// <summary>
    /// Tells whoever signed up together where they stand, by what is stored; for who finds that nobody did. Whose phone is not
    /// proved yet asks for another code: the one that was on its way is not known any more.
    /// </summary>
    public async Task FollowAsync(string enrolmentId)
    {
        if (
            await enrolments.FindAsync(enrolmentId) is { Value: { IsOpen: true, IsConfirmed: true } one }
            && await commands.CourseAsync(one.CourseId) is { } course
        )
            await TellAsync(course, one);
    }

    private async Task TellAsync(CourseWithLessons course, Enrolment one)
    {
        var together = await TogetherAsync(one);
        await letters.TellAsync(course, [.. together.Select(row => row.Value.EnrolmentId)]);
    }

    /// <summary>Sends another code; the one before counts no more.</summary>
    public async Task<Outcome<Enrolment>> AgainAsync(string enrolmentId, Call call)
    {
        if (
            await enrolments.FindAsync(enrolmentId) is not { } found
            || await commands.CourseAsync(found.Value.CourseId) is not { } course
            || !EnrolmentKey.TryParse(enrolmentId, out var key)
        )
            return Outcome.Refused<Enrolment>(EnrolmentCommands.Unknown(enrolmentId));
        var fresh = codes.Fresh(key.CourseId, key.Phone);
        var sent = 0;
        var outcome = await commands.RunAsync(
            course,
            call,
            durable: null,
            async () =>
            {
                var (row, kept) = (await enrolments.FindAsync(enrolmentId), await CodeAsync(key));
                if (row is not { Value: { IsOpen: true, ConfirmBy: { } confirmBy } waiting } || kept is null)
                    return Outcome.Refused<Enrolment>(
                        new Refusal("enrolment.stage", "这次报名不需要验证码了，请刷新页面查看")
                        {
                            English = "No code is needed any more; please reload the page",
                        }
                    );
                var next = codes.Next(kept.Value, fresh, confirmBy);
                sent = next.Sent;
                return Decided.Change(
                    waiting,
                    new Act("enrolment.code", enrolmentId),
                    [TableRows.Replace(Enrolments.RowOf(key.CourseId, key.Phone, next), kept.ETag)]
                );
            }
        );
        if (!outcome.IsRefused && !call.IsRepeated)
            await letters.SendCodeAsync(course, outcome.Value, fresh.Code, sent);
        return outcome;
    }

    private async Task<Decided<Enrolment>> DecideAsync(CourseWithLessons course, string enrolmentId, string code)
    {
        var row = (await enrolments.FindAsync(enrolmentId))!;
        if (!row.Value.IsOpen)
            return Outcome.Refused<Enrolment>(
                new Refusal("enrolment.stage", $"这次报名{row.Value.Stage.Label()}，请重新报名")
                {
                    English = "This enrolment is over; please sign up again",
                }
            );
        if (row.Value.IsConfirmed)
            return Outcome.Of(row.Value);
        if (PhoneCode.AgainstShape(code) is { } slip)
            return Outcome.Refused<Enrolment>(slip);
        var key = EnrolmentKey.Parse(enrolmentId);
        if (await CodeAsync(key) is not { } kept)
            return Outcome.Refused<Enrolment>(NoCode);
        return kept.Value.Against(codes.HashOf(key.CourseId, key.Phone, code), clock.GetUtcNow()) is { } wrong
            ? Wrong(key, enrolmentId, kept, wrong)
            : await ProvedAsync(course, key, row.Value, kept);
    }

    // A try counts though it is refused.
    private static Decided<Enrolment> Wrong(
        EnrolmentKey key,
        string enrolmentId,
        Stored<PhoneCode> kept,
        Refusal wrong
    ) =>
        wrong.Code != "enrolment.code-wrong"
            ? Outcome.Refused<Enrolment>(wrong)
            : new Decided<Enrolment>(
                Outcome.Refused<Enrolment>(wrong),
                new Act("enrolment.try", enrolmentId),
                [
                    TableRows.Replace(
                        Enrolments.RowOf(key.CourseId, key.Phone, kept.Value with { Tries = kept.Value.Tries + 1 }),
                        kept.ETag
                    ),
                ]
            );

    private async Task<Decided<Enrolment>> ProvedAsync(
        CourseWithLessons course,
        EnrolmentKey key,
        Enrolment one,
        Stored<PhoneCode> kept
    )
    {
        var open = (await enrolments.OfPhoneAsync(key.CourseId, key.Phone))
            .Where(row => row.Value is { IsOpen: true, IsConfirmed: false })
            .ToList();
        var (head, offers) = await OffersAsync(course, open);
        var proved = OutboxMessage.Raise(
            Instances.EnrolmentCode(key.CourseId, key.Phone, kept.Value.Group),
            Events.PhoneProved,
            true
        );
        return Decided.Change(
            one with
            {
                ConfirmBy = null,
            },
            new Act("enrolment.confirm", one.EnrolmentId),
            [
                .. open.Select(row =>
                    TableRows.Replace(Enrolments.RowOf(row.Value with { ConfirmBy = null }), row.ETag)
                ),
                TableRows.Delete(key.CourseId, kept.RowKey),
                .. head,
            ],
            [proved, .. offers]
        );
    }

    // A place that is free has not been offered to who waits unproved: now it is.
    private async Task<(IReadOnlyList<TableTransactionAction> Head, IReadOnlyList<OutboxMessage> Offers)> OffersAsync(
        CourseWithLessons course,
        IEnumerable<Stored<Enrolment>> proved
    )
    {
        if (proved.All(row => row.Value.Stage != EnrolmentStage.Waiting))
            return ([], []);
        var (stored, head) = await commands.HeadAsync(course);
        var (next, news) = Leaving.Offers(course.Course.CourseId, head);
        return news.Count == 0 ? ([], []) : ([Enrolments.Put(course.Course.CourseId, stored, next)], news);
    }

    private Task<Stored<PhoneCode>?> CodeAsync(EnrolmentKey key) => enrolments.CodeAsync(key.CourseId, key.Phone);

    private async Task<IEnumerable<Stored<Enrolment>>> TogetherAsync(Enrolment one)
    {
        var key = EnrolmentKey.Parse(one.EnrolmentId);
        return (await enrolments.OfPhoneAsync(one.CourseId, key.Phone)).Where(row =>
            row.Value.IsOpen && row.Value.Group == one.Group
        );
    }
}
