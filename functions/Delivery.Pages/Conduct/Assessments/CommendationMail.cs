using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct.Assessments;

public enum CommendationNews
{
    Given,

    /// <summary>Its title or reason was corrected.</summary>
    PutRight,
    Withdrawn,
}

/// <summary>To the street: it was chosen for the year's award, the award was put right, or taken back.</summary>
/// <param name="Reason">Why it was given or, where it was taken back, why that.</param>
public sealed record CommendationMail(
    SiteContact Contact,
    string Name,
    string Street,
    int Year,
    string Title,
    string Reason,
    string Link,
    CommendationNews News = CommendationNews.Given
) : IMail
{
    public Letter Write() =>
        new(
            News switch
            {
                CommendationNews.Given => $"{Year}年度表彰：{Street}获“{Title}”",
                CommendationNews.PutRight => $"{Year}年度表彰更正：{Street}获“{Title}”",
                _ => $"{Year}年度表彰撤回：“{Title}”",
            },
            Contact,
            Name,
            [
                new Paragraph(
                    News switch
                    {
                        CommendationNews.Given => $"祝贺！协会按年度评估，授予{Street}{Year}年“{Title}”。",
                        CommendationNews.PutRight => $"协会更正了{Street}{Year}年的表彰，以这封信为准：“{Title}”。",
                        _ => $"协会撤回了授予{Street}{Year}年的“{Title}”，原因如下。",
                    }
                ),
                new Quote("协会", Reason),
                new ActionLink("查看", Link),
            ]
        );
}
