using Delivery.Domain.Ordering;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching;

/// <summary>To the teacher, after a lesson without a photo or video.</summary>
/// <param name="IsDenied">The street says that it was not held.</param>
public sealed record EvidenceDueMail(
    SiteContact Contact,
    string Name,
    string Discipline,
    int Number,
    LessonTime Time,
    string Street,
    DateTimeOffset DueBy,
    string Link,
    bool IsDenied = false
) : IMail
{
    public Letter Write() =>
        new(
            $"请上传照片或视频：{Discipline}第{Number}节（{Dates.Day(Time.Date)}）",
            Contact,
            Name,
            [
                new Paragraph(
                    $"{Dates.Span(Time.Start, Time.Minutes)} 在{Street}的{Discipline}第{Number}节，还没有照片或视频。"
                ),
                IsDenied
                    ? new Paragraph("街镇说这节课没有上成。如果上了，照片或视频就是凭据；确实没有上，不用上传。")
                    : null,
                new ActionLink("用手机上传", Link),
                new Paragraph($"请在 {Dates.Deadline(DueBy)} 前上传至少一张。它是发放课酬的依据。"),
            ]
        );
}
