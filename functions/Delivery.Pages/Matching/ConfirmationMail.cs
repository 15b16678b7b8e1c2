using Delivery.Domain.Money;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching;

/// <summary>To the chosen teacher; in effect once acknowledged.</summary>
/// <param name="IsChase">The acknowledgement was asked for before and is still missing.</param>
/// <param name="Equipment">What to bring; null for nothing.</param>
public sealed record ConfirmationMail(
    SiteContact Contact,
    string Name,
    CourseFacts Course,
    string Audience,
    decimal FeePerLesson,
    string? Equipment,
    DateTimeOffset AcknowledgeBy,
    string Link,
    bool IsChase = false
) : IMail
{
    public Letter Write() =>
        new(
            $"{(IsChase ? "还差一步" : "课程定给您了")}，请签收确认单：{Course.Title}",
            Contact,
            Name,
            [
                new Paragraph(
                    IsChase ? "这门课已定给您，确认单还没有签收，请点一下：" : "这门课定给您了，请签收确认单："
                ),
                Course,
                new FactTable(
                    new Fact("对象", Audience),
                    new Fact("课酬", $"{Yuan.Short(FeePerLesson)} 元/节（税前）"),
                    new Fact("器材", Equipment)
                ),
                new ActionLink("签收确认单", Link),
                new Paragraph(
                    $"请在 {Dates.Deadline(AcknowledgeBy)} 前签收。签收后，会把街镇联系人的姓名和电话发给您，也把您的告诉街镇。"
                ),
            ]
        );
}
