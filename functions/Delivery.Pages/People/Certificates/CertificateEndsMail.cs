using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.People.Certificates;

/// <summary>To a teacher: a certificate ends soon, or has ended.</summary>
/// <param name="Until">Its last day.</param>
public sealed record CertificateEndsMail(
    SiteContact Contact,
    string Name,
    string Discipline,
    string Proof,
    DateOnly Until,
    bool HasEnded,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"您的{Discipline}证书{(HasEnded ? "到期了" : "快到期")}：{Dates.FullDay(Until)}",
            Contact,
            Name,
            [
                new Paragraph(
                    $"请把新的证书告诉协会（打下面的电话）。到期后的{Discipline}课不再安排给您；已经确认的课协会会与您联系。"
                ),
                new FactTable(
                    new Fact("项目", Discipline),
                    new Fact("证书", Proof),
                    new Fact("最后一天", Dates.FullDay(Until))
                ),
                new ActionLink("查看我的课程", Link),
            ]
        );
}
