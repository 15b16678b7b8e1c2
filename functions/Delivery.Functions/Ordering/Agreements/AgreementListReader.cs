using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Web;
using Delivery.Pages.Ordering.Agreements;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Ordering.Agreements;

/// <summary>Every street with its letter of a year: three ranges, whatever the number of streets.</summary>
public sealed class AgreementListReader(Site site, Registers registers, AgreementLists lists)
{
    private static readonly (string Key, string Label)[] Shown =
    [
        ("waiting", "待会签"),
        ("unsigned", "没有签"),
        ("in-force", "已生效"),
        ("all", "全部"),
    ];

    public async Task<AgreementListModel> ModelAsync(Caller caller, int year, IQueryCollection query, FormErrors errors)
    {
        var newest = AgreementTexts.ToSign(await registers.AgreementTextsOfAsync(year));
        var listed = await lists.OfYearAsync(year);
        var lines = (await registers.Streets.LatelyAsync())
            .Select(street => LineOf(street.Value, listed.GetValueOrDefault(street.Value.Code), newest))
            .ToList();
        var asked = query["show"].ToString();
        var shown = Shown.Any(one => one.Key == asked) ? asked : "waiting";
        return new AgreementListModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            year,
            newest?.Version,
            [
                .. Shown.Select(one => new FilterChip(
                    one.Label,
                    $"{Paths.StaffAgreements(year)}?show={one.Key}",
                    one.Key == shown,
                    lines.Count(line => IsIn(line, one.Key))
                )),
            ],
            [.. lines.Where(line => IsIn(line, shown))],
            caller.May(Role.Reviewer) && shown != "in-force",
            Said(query),
            errors
        );
    }

    private static string? Said(IQueryCollection query) =>
        int.TryParse(query["asked"], out var asked) ? $"已发邮件提醒{asked}个街镇；同一天不会重复提醒同一个街镇。"
        : int.TryParse(query["countersigned"], out var signed) ? $"已会签{signed}份，街镇会收到邮件。"
        : null;

    private static bool IsIn(AgreementListLine line, string key) => key == "all" || line.Group == key;

    private static AgreementListLine LineOf(Street street, AgreementListing? letter, AgreementText? newest)
    {
        var isNewest = letter is not null && (newest is null || letter.Version == newest.Version);
        var group =
            !isNewest ? "unsigned"
            : letter!.CountersignedOn is null ? "waiting"
            : "in-force";
        return new AgreementListLine(
            street.Code,
            street.Name,
            street.District,
            street.Contacts.Ordering.Name,
            group,
            letter is null ? new Mark("没有签", Tone.Warn)
                : !isNewest ? new Mark($"签的是旧版 {letter.Version}", Tone.Warn)
                : letter.CountersignedOn is null ? new Mark("待会签", Tone.Warn)
                : new Mark("已生效", Tone.Ok),
            letter?.SignedBy,
            letter?.SignedOn,
            letter?.CountersignedOn,
            letter?.HasSealedCopy == true,
            letter?.Version
        );
    }
}
