using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Ordering;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct.Changes;

/// <summary>A change in words.</summary>
/// <param name="Street">The street's name.</param>
/// <param name="Venue">Where the lessons meet once it is approved.</param>
public sealed record ChangeShown(
    string Discipline,
    Category Category,
    string Street,
    ChangeKind Kind,
    IReadOnlyList<LessonChange> Lessons,
    string Venue,
    string Address,
    string Reason
)
{
    /// <summary>第3节, 第3–10节</summary>
    public string Numbers =>
        Lessons is [var only] ? $"第{only.Number}节" : $"第{Lessons[0].Number}–{Lessons[^1].Number}节";

    /// <summary>太极拳第3节改时间</summary>
    public string Title =>
        Kind switch
        {
            ChangeKind.Cancel => $"{Discipline}{Numbers}取消",
            ChangeKind.Venue => $"{Discipline}{Numbers}换场地",
            _ => $"{Discipline}{Numbers}改时间",
        };

    /// <summary>第3节 9月21日（周一）09:30—11:00 改到 9月23日（周三）14:00—15:30</summary>
    public IEnumerable<string> Lines => Lessons.Select(LineOf);

    public Bullets Bullets => new([.. Lines]);

    public FactTable Facts =>
        new(
            new Fact("课程", Discipline),
            new Fact("街镇", Street),
            new Fact(Kind == ChangeKind.Venue ? "新场地" : "场地", $"{Venue}（{Address}）"),
            new Fact("原因", Reason)
        );

    private string LineOf(LessonChange lesson)
    {
        var from = Dates.Span(lesson.From.Start, lesson.From.Minutes);
        return lesson.To is not { } to ? $"第{lesson.Number}节 {from} 取消"
            : Kind == ChangeKind.Venue ? $"第{lesson.Number}节 {from} 在{Venue}上"
            : $"第{lesson.Number}节 {from} 改到 {Dates.Span(to.Start, to.Minutes)}";
    }
}
