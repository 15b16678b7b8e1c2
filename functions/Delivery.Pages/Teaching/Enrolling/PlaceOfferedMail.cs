using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching.Enrolling;

/// <summary>To who waited: a place is free and kept for them until a moment.</summary>
public sealed record PlaceOfferedMail(
    SiteContact Contact,
    string Name,
    CourseFacts Course,
    DateTimeOffset Until,
    string Link
) : IMail
{
    public string Text =>
        $"{Name}：您候补的{Course.Discipline}（{Course.Street}）有名额了，为您保留到 {Dates.Deadline(Until)}，请打开链接确认或放弃：{Link}";

    public Letter Write() =>
        new(
            $"有名额了：{Course.Discipline}（{Course.Street}），请在 {Dates.Deadline(Until)} 前确认",
            Contact,
            Name,
            [
                new Paragraph($"您候补的课空出一个名额，为您保留到 {Dates.Deadline(Until)}。"),
                new FactTable(
                    new Fact("课程", Course.Title),
                    new Fact("时间", $"{LessonPattern.Of(Course.Lessons)}"),
                    new Fact("场地", $"{Course.Venue}（{Course.Address}）")
                ),
                new ActionLink("确认或放弃", Link),
                new Paragraph("到时没有确认，名额会让给下一位。"),
            ]
        );
}
