using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Functions.Storage.Operation;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.People.Certificates;

/// <summary>The certificates of a teacher that end soon or have ended, as pages show them.</summary>
public sealed class EndingCertificates(CoursesBeyond beyond, CurrentSettings settings, TimeProvider clock)
{
    public IReadOnlyList<(Qualification Certificate, CertificateMoment? Moment)> Of(Teacher teacher)
    {
        var (today, days) = (ShanghaiTime.DateOf(clock.GetUtcNow()), settings.Matching.CertificateDays);
        return
        [
            .. CertificateRules
                .EndingBy(teacher, today.AddDays(days))
                .Select(one => (one, CertificateRules.MomentOf(one, today, days))),
        ];
    }

    /// <summary>One card for each, with the confirmed courses that go on beyond it; none where nothing ends.</summary>
    public async Task<IReadOnlyList<FactGroup>> FactsAsync(Teacher teacher)
    {
        var groups = new List<FactGroup>();
        foreach (var (one, moment) in Of(teacher))
        {
            var courses = await beyond.OfAsync(teacher.TeacherId, one);
            groups.Add(
                new FactGroup(
                    $"{one.Discipline} 的证书{(moment == CertificateMoment.Ended ? "到期" : "快到期")}",
                    [
                        new Fact(one.Proof, $"最后一天 {Dates.FullDay(one.Until!.Value)}"),
                        .. courses.Select(course => new Fact("以后还有课", course.Title, course.Path)),
                    ],
                    courses.Count == 0 ? "没有已确认的课在这一天以后。" : "请看是否要另请老师。"
                )
            );
        }

        return groups;
    }
}
