using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Programme.Webhooks;

/// <summary>To staff: another system could not be told for a whole day, or wants to be told no more.</summary>
/// <param name="System">Its name in the register.</param>
public sealed record WebhookFailedMail(
    SiteContact Contact,
    string Name,
    string System,
    string Trouble,
    bool IsGone,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            IsGone ? $"系统推送“{System}”已暂停：对方不再接收" : $"系统推送“{System}”一整天没有送到",
            Contact,
            Name,
            [
                new Paragraph(
                    IsGone
                        ? $"“{System}”的地址表示不再接收推送，已经暂停。没有送到的事件都留着。"
                        : $"有事件推送给“{System}”试了24小时，一直没有送到，已经停下；事件都留着。"
                ),
                new Quote("原因", Trouble),
                new ActionLink("查看系统推送", Link),
                new Paragraph("请与对方联系；修好以后在页面上选一个时间，把那以后的事件再推送一遍。"),
            ]
        );
}
