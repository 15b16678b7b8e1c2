using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Pages.Teaching.Enrolling;
using Delivery.Pages.Web;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>Somebody's own enrolment, and those of the family who signed up together with them.</summary>
public sealed class EnrolmentReader(Enrolments enrolments, EnrolmentLinks links, EnglishNames names, TimeProvider clock)
{
    public async Task<EnrolmentModel> ModelAsync(
        PageFrame frame,
        CourseWithLessons course,
        Enrolment one,
        string path,
        FormErrors errors,
        string? note
    )
    {
        var facts = course.Facts();
        var together = await TogetherAsync(one);
        return new EnrolmentModel(
            frame,
            path,
            one.CourseId,
            one.Person.Name,
            one.Person.MaskedPhone,
            ViewOf(one, course),
            EnrolmentWords.Of(one.Stage, frame.Language),
            one.Stage == EnrolmentStage.Waiting ? await PlaceInListAsync(one) : null,
            one.ConfirmBy,
            one.Offer?.Until,
            facts with
            {
                Discipline = await names.OfAsync(facts.Discipline, frame.Language),
            },
            new Person(course.Course.Street.PublishedContact.Name, course.Course.Street.PublishedContact.Phone),
            [
                .. together.Select(other => new EnrolledTogether(
                    other.Person.Name,
                    EnrolmentWords.Of(other.Stage, frame.Language),
                    links.To(course, other.EnrolmentId).AbsolutePath
                )),
            ],
            errors,
            note
        );
    }

    private EnrolmentView ViewOf(Enrolment one, CourseWithLessons course) =>
        !one.IsOpen ? EnrolmentView.Ended
        : !one.IsConfirmed ? EnrolmentView.Unconfirmed
        : Admission.OverBy(Admission.LastStart(course.Lessons), clock.GetUtcNow()) is not null ? EnrolmentView.Over
        : one.Stage switch
        {
            EnrolmentStage.Waiting => EnrolmentView.Waiting,
            EnrolmentStage.Offered => EnrolmentView.Offered,
            _ => EnrolmentView.Enrolled,
        };

    private async Task<int> PlaceInListAsync(Enrolment one) =>
        (await enrolments.AllAsync(one.CourseId)).Count(row =>
            row.Value.Stage == EnrolmentStage.Waiting && row.Value.Number <= one.Number
        );

    // Only those of one sign-up: another may have used the same phone before it was proved to be theirs.
    private async Task<IEnumerable<Enrolment>> TogetherAsync(Enrolment one)
    {
        if (!EnrolmentKey.TryParse(one.EnrolmentId, out var key))
            return [];
        return (await enrolments.OfPhoneAsync(one.CourseId, key.Phone))
            .Select(row => row.Value)
            .Where(other => other.Group == one.Group && other.EnrolmentId != one.EnrolmentId);
    }
}
