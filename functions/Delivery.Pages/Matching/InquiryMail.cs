using Delivery.Domain.Money;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching;

/// <param name="Audience">初学，50—70岁，约25人</param>
/// <param name="FeePerLesson">Yuan before tax.</param>
/// <param name="Link">The signed page on which the teacher accepts, proposes other times or declines.</param>
/// <param name="IsReminder">Sent at half time, to who has not answered.</param>
public sealed record InquiryMail(
    SiteContact Contact,
    string Name,
    CourseFacts Course,
    string Audience,
    decimal FeePerLesson,
    string? Travel,
    DateTimeOffset AnswerBy,
    string Link,
    bool IsReminder = false
) : IMail
{
    public Letter Write() =>
        new(
            $"{(IsReminder ? "还等您回复" : "想请您上课")}：{Course.Title}，请在{Dates.Deadline(AnswerBy)}前回复",
            Contact,
            Name,
            [
                new Paragraph(IsReminder ? "前面问过您能否上这门课，还没有收到您的回复：" : "想请您上这门课："),
                Course,
                new FactTable(
                    new Fact("对象", Audience),
                    new Fact(
                        "课酬",
                        $"{Yuan.Short(FeePerLesson)} 元/节，共 {Yuan.Short(FeePerLesson * Course.Lessons.Count)} 元（税前）"
                    ),
                    new Fact("路程", Travel)
                ),
                new ActionLink("我可以上 / 换个时间 / 不方便", Link),
                new Paragraph($"请在 {Dates.Deadline(AnswerBy)} 前回复。到时没有回复，我们会请其他老师。"),
            ]
        );
}
