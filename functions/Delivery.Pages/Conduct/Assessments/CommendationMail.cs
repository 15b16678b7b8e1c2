using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct.Assessments;

/// <summary>To the street: it was chosen for the year's award.</summary>
public sealed record CommendationMail(
    SiteContact Contact,
    string Name,
    string Street,
    int Year,
    string Title,
    string Reason,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"{Year}年度表彰：{Street}获“{Title}”",
            Contact,
            Name,
            [
                new Paragraph($"祝贺！协会按年度评估，授予{Street}{Year}年“{Title}”。"),
                new Quote("协会", Reason),
                new ActionLink("查看", Link),
            ]
        );
}
