using Delivery.Domain.Teaching.Enrolling;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching.Enrolling;

/// <summary>Where somebody's enrolment stands: enrolled, waiting, or no longer on the list. As a mail, and short as a text message.</summary>
/// <param name="Link">To their own enrolment: see it, cancel it.</param>
/// <param name="Office">The street's published contact.</param>
public sealed record EnrolmentNewsMail(
    SiteContact Contact,
    string Name,
    EnrolmentStage Stage,
    CourseFacts Course,
    Person Office,
    string Link
) : IMail
{
    public string Text => $"{Name}：{Course.Discipline}（{Course.Street}）{Said}{Rhythm} 查看或取消：{Link}";

    public Letter Write() =>
        new(
            $"{Course.Discipline}（{Course.Street}）：{Stage.Label()}",
            Contact,
            Name,
            [
                new Paragraph(Said),
                new FactTable(
                    new Fact("课程", Course.Title),
                    new Fact("时间", $"{LessonPattern.Of(Course.Lessons)}"),
                    new Fact("场地", $"{Course.Venue}（{Course.Address}）"),
                    new Fact("咨询", $"{Office.Name} {PhoneText.Show(Office.Phone)}")
                ),
                new ActionLink(IsOn ? "查看或取消报名" : "查看报名", Link),
                IsOn ? new Paragraph("来不了请取消，名额会让给候补的人。课程免费。") : null,
            ]
        );

    private bool IsOn => Stage is EnrolmentStage.Enrolled or EnrolmentStage.Waiting;

    private string Rhythm => Stage == EnrolmentStage.Enrolled ? $"{LessonPattern.Of(Course.Lessons)}，{Course.Venue}。" : "";

    private string Said =>
        Stage switch
        {
            EnrolmentStage.Enrolled => "已报名成功。",
            EnrolmentStage.Waiting => "已排入候补，有名额时会通知您确认。",
            EnrolmentStage.Declined => "您放弃了名额，已让给下一位。",
            EnrolmentStage.Lapsed => "保留的名额没有在期限内确认，已让给下一位。还想来请重新报名。",
            EnrolmentStage.Removed => "街镇已将您移出名单，有疑问请与街镇联系。",
            _ => "报名已取消。",
        };
}
