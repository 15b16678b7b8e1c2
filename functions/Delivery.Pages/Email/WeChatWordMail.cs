using Delivery.Pages.Web;

namespace Delivery.Pages.Email;

/// <summary>What became of something that was sent to the official account, where the account itself cannot say it.</summary>
/// <param name="Url">Where its sender sees to it, absolute: with it the news may come as the account's template message.</param>
public sealed record WeChatWordMail(SiteContact Contact, string Name, string Word, string Url) : IMail
{
    private static readonly char[] Stops = ['，', '。', '：', '（', '\n'];

    public Letter Write() =>
        new(
            $"您发到公众号的内容：{Word.Split(Stops)[0]}",
            Contact,
            Name,
            [
                new Paragraph("您发到公众号的内容，公众号没能回复您，结果如下："),
                new Quote("结果", Word),
                new ActionLink("登录查看", Url),
            ]
        );
}
