using Delivery.Domain.Calendar;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Programme;

/// <summary>To staff, before the article is handed in: some of its pictures will not be in it.</summary>
/// <param name="Channel">As people call it.</param>
/// <param name="LeftOut">Each picture, with what the platform said.</param>
public sealed record ArticlePicturesMail(
    SiteContact Contact,
    string Name,
    Week Week,
    int Edition,
    string Channel,
    IReadOnlyList<string> LeftOut,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"“{Channel}”的一周一览少了{LeftOut.Count}张照片：{Dates.Day(Week.Monday)}—{Dates.Day(Week.Sunday)}第{Edition}版",
            Contact,
            Name,
            [
                new Paragraph("文章的发布流程照常进行，只是下面的照片没有传上去："),
                new Bullets(LeftOut),
                new ActionLink("查看这一周的发布情况", Link),
                new Paragraph("不用处理；一定要配上的，请在公众平台里自己加。"),
            ]
        );
}
