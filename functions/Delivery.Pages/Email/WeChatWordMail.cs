using Delivery.Pages.Web;

namespace Delivery.Pages.Email;

/// <summary>What became of something that was sent to the official account, where the account itself cannot say it.</summary>
public sealed record WeChatWordMail(SiteContact Contact, string Name, string Word) : IMail
{
    public Letter Write() =>
        new(
            "您发到公众号的内容",
            Contact,
            Name,
            [new Paragraph("您发到公众号的内容，公众号没能回复您，结果如下："), new Quote("结果", Word)]
        );
}
