using Delivery.Domain.Calendar;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Programme;

/// <summary>To staff: a channel was given up, after many tries or at once.</summary>
/// <param name="Channel">As people call it.</param>
/// <param name="Trouble">What the channel or its connection said, for whoever looks into it.</param>
public sealed record ChannelFailedMail(
    SiteContact Contact,
    string Name,
    Week Week,
    int Edition,
    string Channel,
    string Trouble,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"一周一览没有发到“{Channel}”：{Dates.Day(Week.Monday)}—{Dates.Day(Week.Sunday)}第{Edition}版",
            Contact,
            Name,
            [
                new Paragraph($"一周一览第{Edition}版没有发到“{Channel}”，其他渠道不受影响。"),
                new Quote("原因", Trouble),
                new ActionLink("查看已发布的内容", Link),
                new Paragraph("问题排除后，请在这一周的页面上单独重发这个渠道；等不及的，请先人工发布。"),
            ]
        );
}
