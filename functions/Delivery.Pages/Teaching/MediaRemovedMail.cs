using Delivery.Domain.Ordering;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching;

/// <summary>To the teacher: staff have deleted a photo or video, and why.</summary>
/// <param name="IsMissing">Nothing proves the lesson any more.</param>
public sealed record MediaRemovedMail(
    SiteContact Contact,
    string Name,
    string Discipline,
    int Number,
    LessonTime Time,
    string FileName,
    string Reason,
    bool IsMissing,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"照片或视频已删除：{Discipline}第{Number}节",
            Contact,
            Name,
            [
                new Paragraph("协会删除了您上传的一个照片或视频："),
                new FactTable(
                    new Fact("课程", $"{Discipline} 第{Number}节"),
                    new Fact("时间", Dates.Span(Time.Start, Time.Minutes)),
                    new Fact("文件", FileName),
                    new Fact("原因", Reason)
                ),
                new ActionLink(IsMissing ? "重新上传" : "查看这节课", Link),
                new Paragraph(
                    IsMissing
                        ? "这节课现在没有照片或视频了，请重新上传至少一个，它是发放课酬的依据。"
                        : "这节课还有别的照片或视频，您不用再做什么。"
                ),
            ]
        );
}
