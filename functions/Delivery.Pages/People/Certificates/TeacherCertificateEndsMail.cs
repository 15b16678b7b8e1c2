using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.People.Certificates;

/// <summary>To staff: a teacher's certificate ends soon, or has ended, and which courses go on beyond it.</summary>
/// <param name="Until">Its last day.</param>
/// <param name="Beyond">Confirmed courses with lessons after that day, and where they are.</param>
public sealed record TeacherCertificateEndsMail(
    SiteContact Contact,
    string Name,
    Person Teacher,
    string Discipline,
    string Proof,
    DateOnly Until,
    bool HasEnded,
    IReadOnlyList<(string Title, string Link)> Beyond,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"老师的证书{(HasEnded ? "到期了" : "快到期")}：{Teacher.Name} {Discipline} {Dates.FullDay(Until)}",
            Contact,
            Name,
            [
                new FactTable(
                    new Fact("老师", Teacher.Name),
                    new Fact("电话", PhoneText.Show(Teacher.Phone)),
                    new Fact("证书", Proof),
                    new Fact("最后一天", Dates.FullDay(Until))
                ),
                Beyond.Count == 0
                    ? new Paragraph("没有已确认的课在这一天以后。")
                    : new Paragraph("下面已确认的课有在这一天以后的，请看是否要另请老师："),
                .. Beyond.Count == 0
                    ? (LetterPart[])[]
                    : [new LinkedBullets([.. Beyond.Select(one => new ActionLink(one.Title, one.Link))])],
                new ActionLink("登记新的证书", Link),
            ]
        );
}
