using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Pages.Conduct.Changes;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Conduct.Changes;

/// <summary>Somebody who has to know of a change.</summary>
/// <param name="Key">Who it is, within the course: one letter each.</param>
public sealed record PersonToTell(string Key, Recipient To);

/// <summary>Everybody who has to know of a course's changes, in one place: whoever else has to know is added here.</summary>
public sealed class PeopleToTell(CourseChanges changes)
{
    public async Task<IReadOnlyList<PersonToTell>> OfAsync(string courseId)
    {
        var course = (await changes.GetCourseAsync(courseId)).Course;
        return [.. Street(course.Contacts), .. Teacher(course.Teacher)];
    }

    private static IEnumerable<PersonToTell> Street(Contacts contacts)
    {
        yield return new PersonToTell("ordering", LetterBox.To(contacts.Ordering));
        if (contacts.Delivery is { } delivery && delivery.Email != contacts.Ordering.Email)
            yield return new PersonToTell("delivery", LetterBox.To(delivery));
    }

    private static IEnumerable<PersonToTell> Teacher(CourseTeacher? teacher)
    {
        if (teacher is not null)
            yield return new PersonToTell(teacher.TeacherId, new Recipient(teacher.Email, teacher.Name));
    }
}

/// <summary>The notice of a change, to everybody who has to know; one letter each, however often it is told.</summary>
public sealed class TellPeople(CourseChanges changes, PeopleToTell people, LetterBox letters)
{
    [Function(nameof(TellPeople))]
    public async Task Run([ActivityTrigger] string changeId)
    {
        var change = await changes.GetAsync(changeId);
        var shown = change.Shown(await changes.GetCourseAsync(change.CourseId));
        var notice = letters.Link(Paths.ChangeNotice(changeId));
        await letters.PostAsync(
            (await people.OfAsync(change.CourseId)).Select(person => new Posting(
                $"change/{changeId}/notice/{person.Key}",
                person.To,
                new ChangeNoticeMail(letters.Contact, person.To.Name, shown, change.Comment, notice),
                Urgency.Now
            ))
        );
    }
}
