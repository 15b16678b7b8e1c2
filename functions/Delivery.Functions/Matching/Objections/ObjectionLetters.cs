using Delivery.Domain.Matching.Objections;
using Delivery.Functions.Email;
using Delivery.Functions.Matching.Confirmation;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Matching.Objections;
using Delivery.Pages.Web;

namespace Delivery.Functions.Matching.Objections;

/// <summary>Who is told what of an objection that has not led to another teacher.</summary>
public sealed class ObjectionLetters(LetterBox letters)
{
    /// <param name="forManager">Null for the first letter; then a reminder to staff, or to their manager.</param>
    public Task ToStaffAsync(CourseWithLessons course, Objection said, DateTimeOffset by, bool? forManager = null)
    {
        var to = forManager == true ? letters.Manager : letters.Staff;
        var which = forManager switch
        {
            null => "staff",
            true => "manager",
            false => "again",
        };
        var (id, teacher) = (course.Course.CourseId, course.Course.Teacher!);
        return letters.PostAsync(
            $"objection/{id}/{said.Number}/{which}",
            to,
            new TeacherObjectedToMail(
                letters.Contact,
                to.Name,
                course.Facts(),
                new Person(teacher.Name, teacher.Phone),
                said.Reason,
                by,
                forManager is not null,
                letters.Link(Paths.Objection(id))
            ),
            Urgency.Now
        );
    }

    public Task ToStreetAsync(CourseWithLessons course, Objection ended)
    {
        var id = course.Course.CourseId;
        return letters.PostAsync(
            ExchangeContacts
                .Street(course.Course.Contacts)
                .Select(one => new Posting(
                    $"objection/{id}/{ended.Number}/{one.Who}",
                    LetterBox.To(one.Contact),
                    new ObjectionEndedMail(
                        letters.Contact,
                        one.Contact.Name,
                        course.Facts(),
                        ended.State == ObjectionState.Declined ? ended.Answer : null,
                        letters.Link(Paths.Order(id))
                    ),
                    Urgency.Now
                ))
        );
    }
}
