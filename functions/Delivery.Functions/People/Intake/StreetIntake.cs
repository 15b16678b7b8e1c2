using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.People.Streets;
using Delivery.Functions.Storage;
using Delivery.Functions.Web.Intake;

namespace Delivery.Functions.People.Intake;

/// <summary>Streets from a file. Whether one is suspended is never changed by it.</summary>
public sealed class StreetIntake(Registers registers, Addresses addresses, StreetOfCourses courses)
    : RegisterIntake<StreetBody, Street>(
        registers.Streets,
        "streets",
        "街镇",
        "code",
        [
            new("code", "街镇代码", "310101999") { Also = ["代码", "编号"] },
            new("name", "街镇名称", "清荷街道") { Also = ["名称", "街镇"] },
            new("district", "区", "黄浦区") { Also = ["所属区", "所在区", "区名"] },
            new("contacts.ordering.name", "申报人", "林一") { Also = ["申报人姓名", "姓名"] },
            new("contacts.ordering.phone", "申报人电话", "13700001111") { Also = ["申报人手机", "电话"] },
            new("contacts.ordering.email", "申报人邮箱", "lin@example.cn") { Also = ["申报人电子邮箱", "邮箱"] },
            new("contacts.delivery.name", "执行负责人", "周二") { Also = ["执行负责人姓名"] },
            new("contacts.delivery.phone", "执行负责人电话", "13900005678") { Also = ["执行负责人手机"] },
            new("contacts.delivery.email", "执行负责人邮箱", "zhou@example.cn") { Also = ["执行负责人电子邮箱"] },
            new("publishedContact.name", "对外公布的联系处", "清荷文体中心") { Also = ["公布联系处", "联系处"] },
            new("publishedContact.phone", "对外公布的电话", "021-55500002") { Also = ["公布电话", "联系处电话"] },
        ]
    )
{
    protected override string CodeOf(Street value) => value.Code;

    protected override StreetBody BodyOf(Street known) => StreetBody.Of(known);

    protected override IReadOnlyList<(string Name, string Value)> OnlyShown(Street known) =>
        [("状态（不导入）", known.Status == StreetStatus.Suspended ? "停止配送" : "正常")];

    protected override Street ValueOf(string code, StreetBody body, Street? known) => body.Street(code, known);

    protected override Street Onto(Street value, Street? known) =>
        value with
        {
            Status = known?.Status ?? StreetStatus.Active,
            Lineage = known?.Lineage,
        };

    protected override IReadOnlyList<Refusal> Check(Street value, Street? known) => RegisterRules.Check(value);

    protected override Task BeforeAsync(Street value) => addresses.NoteAsync(value);

    protected override Task AfterAsync(Street value, Street? known) => courses.FollowAsync(value, known);

    protected override Task AgainAsync(Street value) => courses.FollowAsync(value.Code);
}
