using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.People;

public sealed record SignInLinkMail(SiteContact Contact, string Name, string Link, int ValidMinutes) : IMail
{
    public Letter Write() =>
        new(
            "登录社区体育配送",
            Contact,
            Name,
            [
                new Paragraph($"请点下面的按钮登录。链接{ValidMinutes}分钟内有效，只能用一次。"),
                new ActionLink("登录", Link),
                new Paragraph("如果不是您本人要登录，请忽略这封邮件，不会有任何影响。"),
            ]
        );
}
