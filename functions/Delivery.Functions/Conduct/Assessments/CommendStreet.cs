using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Violations;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct.Assessments;

/// <summary>
/// Staff choose a street for the year's award; chosen again, title and reason are replaced; and they may take it back. The street
/// is told of each.
/// </summary>
public sealed class CommendStreet(
    StreetConducts conducts,
    CommendationLists lists,
    Registers registers,
    Commands commands,
    TimeProvider clock
)
{
    public async Task<Outcome<Commendation>> RunAsync(
        int year,
        string street,
        string? title,
        string? reason,
        Call call,
        DurableTaskClient durable
    )
    {
        if (year >= ShanghaiTime.DateOf(clock.GetUtcNow()).Year)
            return Outcome.Refused<Commendation>("commendation.year", $"{year}年还没有过完，明年再按全年的评估表彰");
        if (await registers.Streets.FindAsync(street) is null)
            return Outcome.Refused<Commendation>("commendation.street", "请选择要表彰的街镇", "street");
        var missing = Missing(title, reason).ToList();
        if (missing.Count > 0)
            return Outcome.Refused<Commendation>(missing);
        var award = new Commendation(street, year, title!, reason!, call.By.Name, clock.GetUtcNow());
        var given = await commands.RunAsync(call, conducts.PlaceOf(street), durable, () => DecideAsync(award));
        if (!given.IsRefused)
            await lists.PutAsync(given.Value);
        return given;
    }

    private static IEnumerable<Refusal> Missing(string? title, string? reason)
    {
        if (string.IsNullOrWhiteSpace(title))
            yield return new("commendation.title", "请写明表彰的名称，例如：先进街镇", "title");
        if (string.IsNullOrWhiteSpace(reason))
            yield return new("commendation.reason", "请写明表彰的理由，街镇会看到", "reason");
    }

    /// <param name="reason">As the street reads it.</param>
    public async Task<Outcome<Commendation>> WithdrawAsync(
        int year,
        string street,
        string? reason,
        Call call,
        DurableTaskClient durable
    )
    {
        var withdrawn = await commands.RunAsync(
            call,
            conducts.PlaceOf(street),
            durable,
            () => WithdrawnAsync(year, street, reason, call.By.Name)
        );
        if (!withdrawn.IsRefused)
            await lists.RemoveAsync(year, street);
        return withdrawn;
    }

    private async Task<Decided<Commendation>> WithdrawnAsync(int year, string street, string? reason, string by)
    {
        var conduct = await conducts.ReadAsync(street);
        if (conduct.Awards.FirstOrDefault(one => one.Year == year) is not { } award)
            return Outcome.Refused<Commendation>("commendation.unknown", "没有找到这次表彰，或已经撤回，请刷新页面");
        if (string.IsNullOrWhiteSpace(reason))
            return Outcome.Refused<Commendation>(
                "commendation.withdraw-reason",
                "请写明为什么撤回，街镇会看到",
                $"reason[{street}]"
            );
        var withdrawn = award with
        {
            Changes = award.Changes + 1,
            Withdrawn = new Voiding(clock.GetUtcNow(), by, reason),
        };
        return Saved(conduct, withdrawn, new Act("street.commend-withdraw", $"{street}/{year}", reason));
    }

    private async Task<Decided<Commendation>> DecideAsync(Commendation award)
    {
        var conduct = await conducts.ReadAsync(award.Street);
        var before = conduct.Commendations.FirstOrDefault(one => one.Year == award.Year);
        var given = award with { Changes = before is null ? 0 : before.Changes + 1 };
        return Saved(
            conduct,
            given,
            new Act("street.commend", $"{award.Street}/{award.Year}", $"{award.Title}：{award.Reason}")
        );
    }

    private static Decided<Commendation> Saved(StreetConduct conduct, Commendation award, Act act) =>
        Decided.Change(
            award,
            act,
            [conduct.NextHead(), TableRows.Put(StreetConducts.RowOf(award))],
            new ConductTurn(award.Street, conduct.NextNumber, Commended: award.Year).Begin()
        );
}
