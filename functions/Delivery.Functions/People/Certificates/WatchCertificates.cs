using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Pages.People.Certificates;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.Certificates;

/// <summary>
/// Once a day: a teacher whose certificate ends soon, or has ended, is told, and so are staff, with the courses that go on
/// beyond it. Each once: the letter's key says which certificate and which of the two it is.
/// </summary>
public sealed class WatchCertificates(
    Registers registers,
    CoursesBeyond courses,
    LetterBox letters,
    CurrentSettings settings,
    TimeProvider clock
)
{
    // One that ended long ago is no news, also where it is entered only now.
    private const int DaysLookedBack = 14;

    [Function(nameof(RemindOfCertificates))]
    public async Task RemindOfCertificates([TimerTrigger("%AgreementSchedule%")] TimerInfo timer)
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var days = settings.Matching.CertificateDays;
        var disciplines = (await registers.Disciplines.LatelyAsync()).ToDictionary(
            row => row.RowKey,
            row => row.Value.Name
        );
        await foreach (var entry in registers.Teachers.AllAsync())
            if (entry.Value.Teacher is { Active: true } teacher)
                foreach (var one in CertificateRules.EndingBy(teacher, today.AddDays(days)))
                    if (one.Until >= today.AddDays(-DaysLookedBack))
                        await TellAsync(
                            teacher,
                            one,
                            CertificateRules.MomentOf(one, today, days) == CertificateMoment.Ended,
                            disciplines.GetValueOrDefault(one.Discipline, one.Discipline)
                        );
    }

    private async Task TellAsync(Teacher teacher, Qualification one, bool hasEnded, string discipline)
    {
        var key =
            $"certificate/{teacher.TeacherId}/{one.Discipline}/{Dates.Iso(one.Until!.Value)}/{(hasEnded ? "ended" : "soon")}";
        if (await letters.IsPostedAsync($"{key}/staff"))
            return;
        var beyond = await courses.OfAsync(teacher.TeacherId, one);
        await letters.PostAsync([
            new Posting(
                $"{key}/teacher",
                new Recipient(teacher.Email, teacher.Name),
                new CertificateEndsMail(
                    letters.Contact,
                    teacher.Name,
                    discipline,
                    one.Proof,
                    one.Until.Value,
                    hasEnded,
                    letters.Link(Paths.TeacherHome)
                )
            ),
            new Posting(
                $"{key}/staff",
                letters.Staff,
                new TeacherCertificateEndsMail(
                    letters.Contact,
                    letters.Staff.Name,
                    new Person(teacher.Name, teacher.Phone),
                    discipline,
                    one.Proof,
                    one.Until.Value,
                    hasEnded,
                    [.. beyond.Select(course => (course.Title, letters.Link(course.Path)))],
                    letters.Link(Paths.Entry(Paths.Teachers, teacher.TeacherId))
                )
            ),
        ]);
    }
}
