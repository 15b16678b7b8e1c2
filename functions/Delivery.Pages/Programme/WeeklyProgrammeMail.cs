using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Programme;

/// <summary>To a channel's editors: the ready article.</summary>
public sealed record WeeklyProgrammeMail(SiteContact Contact, string Name, ProgrammeArticleModel Article) : IMail
{
    public Letter Write() =>
        new(
            Article.Edition > 1 ? $"【更正】{Article.Title}" : Article.Title,
            Contact,
            Name,
            [
                new Paragraph(
                    Article.Edition > 1
                        ? $"一周一览有更正，这是第{Article.Edition}版，请替换已发布的内容："
                        : "下周的一周一览如下，可以直接复制发布："
                ),
                new Article(Article),
            ]
        );
}
