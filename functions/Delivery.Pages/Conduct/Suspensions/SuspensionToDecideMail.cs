using Delivery.Domain.Conduct.Suspensions;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct.Suspensions;

/// <summary>To staff: a suspension waits for them, or the street stays silent.</summary>
/// <param name="Said">What the street, or whoever moved it last, said.</param>
public sealed record SuspensionToDecideMail(
    SiteContact Contact,
    string Name,
    string Street,
    SuspensionStage Stage,
    bool IsAppeal,
    string Reason,
    string? Said,
    bool IsReminder,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"{(IsReminder ? "提醒：" : null)}{What}：{Street}",
            Contact,
            Name,
            [
                new Paragraph(Sentence),
                new FactTable(new Fact("街镇", Street), new Fact("原因", Reason)),
                string.IsNullOrEmpty(Said) ? null : new Quote("说明", Said),
                new ActionLink("去办理", Link),
            ]
        );

    private string What =>
        IsAppeal ? "街镇申诉，请答复"
        : Stage == SuspensionStage.Proposed ? "请决定是否停止配送"
        : Stage == SuspensionStage.Rectified ? "街镇已提交整改，请认可或退回"
        : "街镇还没有提交整改";

    private string Sentence =>
        IsAppeal ? "街镇认为停止配送不当，请答复。"
        : Stage == SuspensionStage.Proposed ? "按规则提出停止该街镇的配送，请决定。决定以前，街镇照常申报。"
        : Stage == SuspensionStage.Rectified ? "街镇已说明改了什么。认可后立即恢复申报；不认可的请写明还差什么。"
        : "停止配送已有一段时间，街镇没有提交整改，请联系街镇。";
}
