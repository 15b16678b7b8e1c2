using Delivery.Domain.Ordering;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching.Enrolling;

/// <summary>The day before a lesson, to those who are enrolled.</summary>
public sealed record LessonTomorrowMail(
    SiteContact Contact,
    string Name,
    string Discipline,
    string Street,
    int Number,
    LessonTime Time,
    string Venue,
    string Address,
    Person Office,
    string Link
) : IMail
{
    public string Text =>
        $"{Name}：明天 {Dates.Times(Time.Start, Time.Minutes)} {Discipline}第{Number}节，{Venue}（{Address}）。来不了请取消：{Link}";

    public Letter Write() =>
        new(
            $"明天上课：{Discipline}第{Number}节 {Dates.Span(Time.Start, Time.Minutes)}",
            Contact,
            Name,
            [
                new Paragraph("提醒您，明天有课："),
                new FactTable(
                    new Fact("课程", $"{Discipline} 第{Number}节（{Street}）"),
                    new Fact("时间", Dates.Span(Time.Start, Time.Minutes)),
                    new Fact("场地", $"{Venue}（{Address}）"),
                    new Fact("咨询", $"{Office.Name} {PhoneText.Show(Office.Phone)}")
                ),
                new ActionLink("查看或取消报名", Link),
                new Paragraph("以后都来不了，请取消报名，名额会让给候补的人。"),
            ]
        );
}
