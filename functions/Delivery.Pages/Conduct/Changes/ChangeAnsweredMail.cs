using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct.Changes;

/// <summary>To the sender: the course goes on as it was.</summary>
/// <param name="HasLapsed">Nobody decided in time.</param>
public sealed record ChangeAnsweredMail(
    SiteContact Contact,
    string Name,
    ChangeShown Change,
    bool HasLapsed,
    string? Comment,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"{(HasLapsed ? "更改申请已失效" : "更改申请没有通过")}：{Change.Title}",
            Contact,
            Name,
            [
                new Paragraph(
                    HasLapsed
                        ? "到上课时协会还没有决定，申请自动失效，课程按原来的安排进行。给您带来不便，请打协会电话说明情况。"
                        : "协会没有同意这项更改，课程按原来的安排进行，请不要自行变动。"
                ),
                string.IsNullOrEmpty(Comment) ? null : new Quote("协会", Comment),
                Change.Bullets,
                Change.Facts,
                new ActionLink("查看课程", Link),
            ]
        );
}
