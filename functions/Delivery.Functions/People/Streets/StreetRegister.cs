using Azure;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Functions.People.Succession;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Workflow;
using Delivery.Pages.People;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.People.Streets;

/// <summary>The streets as their pages keep them. A street is never deleted, and its status changes by conduct alone.</summary>
public sealed class StreetRegister(
    Registers registers,
    Addresses addresses,
    AddressTroubles troubles,
    StreetYears streetYears,
    StreetOfCourses courses,
    TimeProvider clock
) : RegisterKind<Street>(registers.Streets)
{
    private static readonly Choice[] Statuses =
    [
        new($"{StreetStatus.Active}", "正常"),
        new($"{StreetStatus.Suspended}", "停止配送"),
    ];

    public override string Path => Paths.Streets;

    public override string Name => "街镇";

    public override string About => "申报课程的街道、镇和园区，和它们的联系人。";

    public override string SearchHint => "名称或代码";

    public override EntryField Code { get; } =
        new("code", "街镇代码", Hint: "1至20个字母或数字，登记后不能改", Required: true);

    public override IReadOnlyList<string> Columns { get; } = ["街镇", "区", "申报人", "执行负责人"];

    public override IReadOnlyList<RegisterFilter<Street>> Filters { get; } =
    [
        new("district", "区", StreetFields.AllDistricts, (street, district) => street.District == district),
        new("status", "状态", Statuses, (street, status) => $"{street.Status}" == status),
    ];

    public override Task<IReadOnlyList<FieldGroup>> GroupsAsync() => Task.FromResult(StreetFields.Groups);

    public override string TitleOf(Street entry) => entry.Name;

    public override EntryValues ValuesOf(Street entry) => StreetFields.ValuesOf(entry);

    public override IReadOnlyList<string> CellsOf(Street entry) =>
        [entry.District, entry.Contacts.Ordering.Name, entry.Contacts.Delivery?.Name ?? "同申报人"];

    public override IReadOnlyList<Mark> MarksOf(Street entry) =>
        [
            entry.Status == StreetStatus.Active ? new Mark("正常", Tone.Ok) : new Mark("停止配送", Tone.Bad),
            .. LineageFacts.Marks(entry),
        ];

    public override EntryRead<Street> Read(string code, EntryValues typed, Street? known)
    {
        var street = new Street(
            code,
            typed["name"],
            typed["district"],
            known?.Status ?? StreetStatus.Active,
            new Contacts(ContactOf(typed, "ordering"), DeliveryOf(typed)),
            new PublishedContact(typed["publishedName"], typed["publishedPhone"]),
            known?.Lineage
        );
        return new EntryRead<Street>(
            street,
            [
                .. RegisterRules
                    .Check(street)
                    .Select(refusal => new FieldError(StreetFields.FormNameOf(refusal.Field), refusal.Message)),
            ]
        );
    }

    public override async Task<PutResult> SaveAsync(Call call, string code, Street entry, ETag ifMatch)
    {
        await addresses.NoteAsync(entry);
        var act = new Act("street.put", code);
        return (await Register.PutAsync(call, act, code, entry, ifMatch, of => courses.FollowAsync(entry, of))).Result;
    }

    public override async Task<(IReadOnlyList<FactGroup> More, IReadOnlyList<string> Warnings)> AroundAsync(
        Street entry
    )
    {
        var year = ShanghaiTime.DateOf(clock.GetUtcNow()).Year;
        var written = new[] { entry.Contacts.Ordering.Email, entry.Contacts.ForDelivery.Email };
        return (
            [
                await AgreementAsync(entry.Code, year),
                new FactGroup($"{year}年配送计划", [], null, Paths.StaffPlan(entry.Code, year), "计划与进度"),
                ConductOf(entry),
                LineageFacts.Of(entry),
                await OrdersAsync(entry.Code, year),
                Money(entry, year),
            ],
            [.. (await troubles.AmongAsync(written)).Select(WordsOf)]
        );
    }

    internal static string WordsOf(AddressTrouble trouble) =>
        $"{trouble.Address} 收不到邮件（{Dates.Stamp(trouble.At)}）：{trouble.Trouble}";

    private static FactGroup Money(Street entry, int year) =>
        new(
            $"{year}年经费",
            [
                new Fact("配额流水", "逐笔查看", Paths.StreetLedgerOf(entry.Code, year)),
                new Fact("课酬支出", "全年合计", Paths.StreetYearOf(entry.Code, year)),
                .. Districts.Find(entry.District) is { } district
                    ? new[] { new Fact(district.Name, "全区合计", Paths.DistrictYear(district.Code, year)) }
                    : [],
            ]
        );

    private async Task<FactGroup> AgreementAsync(string code, int year)
    {
        var title = $"{year}年责任书";
        if (await streetYears.AgreementAsync(code, year) is not { Value: var agreement })
            return new FactGroup(
                title,
                [],
                "还没有签订。签订并会签以前，街镇不能申报。",
                Paths.StaffAgreements(year),
                "各街镇的责任书"
            );
        return new FactGroup(
            title,
            [
                new Fact("街镇签字", $"{agreement.SignedBy} {Dates.Day(agreement.SignedOn)}"),
                new Fact(
                    "协会会签",
                    agreement.CountersignedOn is { } day ? $"{agreement.CountersignedBy} {Dates.Day(day)}" : "待会签",
                    Mark: agreement.InForce ? new Mark("已生效", Tone.Ok) : new Mark("未生效", Tone.Warn)
                ),
                new Fact("版本", agreement.Version),
            ]
        );
    }

    private static FactGroup ConductOf(Street entry) =>
        new(
            "违规与停止配送",
            [
                new Fact(
                    "配送",
                    "查看记录、记一次违规",
                    Paths.ConductOf(entry.Code),
                    entry.Status == StreetStatus.Active ? new Mark("正常", Tone.Ok) : new Mark("停止配送", Tone.Bad)
                ),
            ]
        );

    private async Task<FactGroup> OrdersAsync(string code, int year)
    {
        var names = (await registers.Disciplines.LatelyAsync()).ToDictionary(row => row.RowKey, row => row.Value.Name);
        var orders = await streetYears.OrdersAsync(code, year);
        return new FactGroup(
            $"{year}年的订单",
            [
                .. orders
                    .Select(order => order.Value)
                    .OrderByDescending(order => order.FiledAt)
                    .Select(order => new Fact(
                        $"{Dates.Day(ShanghaiTime.DateOf(order.Request.Lessons[0].Start))}起",
                        $"{names.GetValueOrDefault(order.Request.Discipline, order.Request.Discipline)} {order.Request.Lessons.Count}节",
                        Paths.ReviewOrder(order.OrderId),
                        new Mark(order.Stage.Label())
                    )),
            ],
            orders.Count == 0 ? "今年还没有订单。" : null
        );
    }

    private static Contact ContactOf(EntryValues typed, string who) =>
        new(typed[$"{who}Name"], typed[$"{who}Phone"], typed[$"{who}Email"]);

    private static Contact? DeliveryOf(EntryValues typed) =>
        ContactOf(typed, "delivery") is { } contact
        && contact.Name.Length + contact.Phone.Length + contact.Email.Length > 0
            ? contact
            : null;
}
