using Delivery.Domain.Ordering;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching.Beginning;

/// <summary>Two hours before a lesson, to the teacher and to the street's delivery contact.</summary>
public sealed record LessonSoonMail(
    SiteContact Contact,
    string Name,
    string Discipline,
    int Number,
    LessonTime Time,
    string Venue,
    string Address,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"今天{Dates.Time(Time.Start)}：{Discipline}第{Number}节",
            Contact,
            Name,
            [
                new Paragraph("今天的课快开始了："),
                new FactTable(
                    new Fact("课程", $"{Discipline} 第{Number}节"),
                    new Fact("时间", Dates.Span(Time.Start, Time.Minutes)),
                    new Fact("场地", $"{Venue}（{Address}）")
                ),
                new ActionLink("查看这节课", Link),
                new Paragraph("临时来不了或开不了门，请马上打协会的电话。"),
            ]
        );
}

/// <summary>Some minutes after its start, of a lesson of which nobody has said anything.</summary>
public sealed record HasBegunMail(
    SiteContact Contact,
    string Name,
    string Street,
    string Discipline,
    int Number,
    LessonTime Time,
    string Venue,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"课开始了吗？{Discipline}第{Number}节（{Dates.Time(Time.Start)}）",
            Contact,
            Name,
            [
                new Paragraph("这节课应该已经开始了，可是还没有人签到、填人数或传照片："),
                new FactTable(
                    new Fact("课程", $"{Street} {Discipline} 第{Number}节"),
                    new Fact("时间", Dates.Span(Time.Start, Time.Minutes)),
                    new Fact("场地", Venue)
                ),
                new ActionLink("告诉协会", Link),
                new Paragraph("打开后点“已开始”或“没有上成”，一下就好。"),
            ]
        );
}

/// <summary>To staff: a lesson was not held, says one side.</summary>
/// <param name="By">Which side, and their name.</param>
public sealed record NotHeldMail(
    SiteContact Contact,
    string Name,
    string Street,
    string Discipline,
    int Number,
    LessonTime Time,
    string By,
    string Reason,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"没有上成：{Street} {Discipline}第{Number}节",
            Contact,
            Name,
            [
                new Paragraph("有人说这节课没有上成："),
                new FactTable(
                    new Fact("课程", $"{Street} {Discipline} 第{Number}节"),
                    new Fact("时间", Dates.Span(Time.Start, Time.Minutes)),
                    new Fact("谁说的", By),
                    new Fact("原因", Reason)
                ),
                new ActionLink("查看今天的课", Link),
                new Paragraph("请打电话问清楚。要改期的，请街镇或老师申请更改；月度反馈时街镇填“没有上”和原因。"),
            ]
        );
}
