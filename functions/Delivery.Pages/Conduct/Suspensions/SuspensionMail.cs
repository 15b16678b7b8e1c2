using Delivery.Domain.Conduct.Suspensions;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct.Suspensions;

/// <summary>To the street: it is suspended, is still waited for, or may order again.</summary>
/// <param name="Said">What staff said with it.</param>
public sealed record SuspensionMail(
    SiteContact Contact,
    string Name,
    string Street,
    SuspensionStage Stage,
    string Reason,
    string? Said,
    bool IsReminder,
    string Link
) : IMail
{
    public Letter Write() =>
        Stage == SuspensionStage.Reinstated
            ? new Letter(
                $"已恢复配送：{Street}",
                Contact,
                Name,
                [
                    new Paragraph("协会已恢复本街镇的配送，现在可以申报新的课程；停止期间等着审核的订单会继续审核。"),
                    Words,
                    new ActionLink("查看", Link),
                ]
            )
            : new Letter(
                IsReminder ? $"请提交整改：{Street}仍在停止配送" : $"停止配送：{Street}",
                Contact,
                Name,
                [
                    new Paragraph("本街镇已停止配送：不能申报新的课程，等着审核的订单暂缓，已确认的课程照常进行。"),
                    new FactTable(new Fact("原因", Reason)),
                    Words,
                    new Paragraph(
                        "请提交整改说明：改了什么、以后怎样避免。协会认可后立即恢复。认为不当的，可以申诉一次。"
                    ),
                    new ActionLink("提交整改", Link),
                ]
            );

    private Quote? Words => string.IsNullOrEmpty(Said) || Said == Reason ? null : new Quote("协会", Said);
}
