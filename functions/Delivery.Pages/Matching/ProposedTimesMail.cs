using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching;

/// <summary>To the street: a teacher can teach, but at other times.</summary>
public sealed record ProposedTimesMail(
    SiteContact Contact,
    string Name,
    CourseFacts Course,
    IReadOnlyList<ProposedChange> Lessons,
    string? TeacherRemark,
    DateTimeOffset AnswerBy,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"老师想换个时间：{Course.Title}，请在{Dates.Deadline(AnswerBy)}前答复",
            Contact,
            Name,
            [
                new Paragraph($"有老师可以来上{Course.Discipline}，但想调整时间。同意后，新的时间就是订单的时间。"),
                new Bullets([.. Lessons.Select(Change)]),
                Lessons.Any(change => change.OnHoliday)
                    ? new Paragraph("有课会排在法定节假日；同意的话，请在页面上确认节假日照常上课。")
                    : null,
                TeacherRemark is null ? null : new Quote("老师说明", TeacherRemark),
                new ActionLink("同意 / 不同意", Link),
                new Paragraph(
                    $"请在 {Dates.Deadline(AnswerBy)} 前答复。到时没有答复或不同意，我们会继续按原来的时间找老师。"
                ),
            ]
        );

    private static string Change(ProposedChange change, int index) =>
        (
            change.Moves
                ? $"第{index + 1}节 {Span(change.Ordered)} 改为 {Span(change.Proposed)}"
                : $"第{index + 1}节 {Span(change.Ordered)} 不变"
        ) + (change.OnHoliday ? "（法定节假日）" : "");

    private static string Span(Domain.Ordering.LessonTime time) => Dates.Span(time.Start, time.Minutes);
}
