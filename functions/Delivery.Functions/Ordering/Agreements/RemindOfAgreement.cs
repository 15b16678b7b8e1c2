using System.Globalization;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Ordering.Agreements;

/// <summary>Staff remind streets by hand; a street gets one such mail a day, however often it is asked for.</summary>
public sealed class RemindOfAgreement(
    DeliveryTables tables,
    Registers registers,
    AgreementLetters letters,
    Commands commands,
    TimeProvider clock
)
{
    /// <param name="chosen">Codes; null for all that have not signed.</param>
    /// <returns>How many were written to.</returns>
    public async Task<Outcome<int>> RunAsync(int year, IReadOnlyCollection<string>? chosen, Call call)
    {
        if (AgreementTexts.ToSign(await registers.AgreementTextsOfAsync(year)) is not { } text)
            return Outcome.Refused<int>(
                "agreement.nothing-to-sign",
                $"{year}年责任书还没有文本，请管理员先在“责任书文本”里新增"
            );
        var unsigned = await letters.UnsignedAsync(text);
        var asked = unsigned.Where(street => chosen?.Contains(street.Code) != false).ToList();
        if (asked.Count == 0)
            return Outcome.Refused<int>("agreement.nobody-to-remind", "这些街镇都已签署，不用提醒");
        var day = ShanghaiTime.DateOf(clock.GetUtcNow());
        return await commands.RunAsync(
            call,
            new Place(tables.Registers, AgreementLists.PartitionOf(year)),
            durable: null,
            () =>
                Task.FromResult(
                    Decided.Change(
                        asked.Count,
                        new Act("agreement.remind", $"{year}", string.Join(' ', asked.Select(street => street.Code))),
                        []
                    )
                ),
            // Repeated after a crash, the letters that were not written yet are.
            _ => letters.AskAsync(text, asked, OccasionOf(day))
        );
    }

    /// <summary>Writes to those who were to be reminded and have not signed since; for who finds that nobody did.</summary>
    /// <param name="act">Its subject is the year, its note the streets' codes.</param>
    public async Task FollowAsync(AuditEntry act)
    {
        var year = int.Parse(act.Subject, CultureInfo.InvariantCulture);
        if (AgreementTexts.ToSign(await registers.AgreementTextsOfAsync(year)) is not { } text)
            return;
        var asked = act.Note!.Split(' ').ToHashSet();
        await letters.AskAsync(
            text,
            (await letters.UnsignedAsync(text)).Where(street => asked.Contains(street.Code)),
            OccasionOf(ShanghaiTime.DateOf(act.At))
        );
    }

    private static string OccasionOf(DateOnly day) => $"by-hand/{day:yyyy-MM-dd}";
}
