using Delivery.Domain.Ordering;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching;

/// <summary>Two days before a lesson, to the teacher and to the street's delivery contact.</summary>
/// <param name="Other">The one on the other side: the street's contact for the teacher, the teacher for the street; null until the confirmation is acknowledged.</param>
/// <param name="ToTeacher">Decides the wording.</param>
public sealed record LessonReminderMail(
    SiteContact Contact,
    string Name,
    bool ToTeacher,
    string Discipline,
    int Number,
    LessonTime Time,
    string Street,
    string Venue,
    string Address,
    Person? Other,
    string? Equipment,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"{Dates.Span(Time.Start, Time.Minutes)} {Discipline}第{Number}节",
            Contact,
            Name,
            [
                new Paragraph(ToTeacher ? "提醒您，这节课快到了：" : "提醒您，这节课快到了，请确认场地已准备好："),
                new FactTable(
                    new Fact("课程", $"{Discipline} 第{Number}节"),
                    new Fact("时间", Dates.Span(Time.Start, Time.Minutes)),
                    new Fact("场地", $"{Venue}（{Address}）"),
                    new Fact(
                        ToTeacher ? $"{Street}联系人" : "老师",
                        Other is null ? null : $"{Other.Name} {PhoneText.Show(Other.Phone)}"
                    ),
                    new Fact("器材", Equipment)
                ),
                new ActionLink(ToTeacher ? "查看这节课" : "查看课程", Link),
                new Paragraph(
                    ToTeacher
                        ? "临时来不了，请马上打协会的电话。课后请上传照片或视频。"
                        : "课后请填写到课人数。临时有变，请马上打协会的电话。"
                ),
            ]
        );
}
