using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Operation.Chain;

/// <summary>To staff and their manager, in the morning: the audit log is not as it was sealed.</summary>
/// <param name="Count">How many places are wrong.</param>
/// <param name="Breaks">The first of them.</param>
public sealed record ChainBrokenMail(
    SiteContact Contact,
    string Name,
    int Count,
    IReadOnlyList<string> Breaks,
    string Link
) : IMail
{
    /// <summary>More are read on the page.</summary>
    public const int Most = 20;

    public Letter Write() =>
        new(
            $"操作记录与封存不符：{Count} 处，请尽快核对",
            Contact,
            Name,
            [
                new Paragraph(
                    "昨夜核对操作记录，下面几处与封存时不一样。系统没有改动任何记录，请管理员查明是谁、为什么："
                ),
                new Bullets(Breaks),
                new ActionLink("查看核对结果", Link),
            ]
        );
}
