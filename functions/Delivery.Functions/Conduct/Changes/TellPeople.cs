using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Conduct.Changes;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Conduct.Changes;

public enum ToldAs
{
    Ordering,
    Delivery,
    Teacher,
    Citizen,
}

/// <summary>Somebody who has to know of a change.</summary>
/// <param name="Key">Who it is, within the course: one letter each.</param>
public sealed record PersonToTell(string Key, ToldAs Who, Recipient To, MailChannel Channel = MailChannel.Email)
{
    /// <summary>Where a text message reaches who is told by mail; null where none does.</summary>
    public Recipient? Phone { get; init; }
}

/// <summary>Everybody who has to know of a course's changes, in one place: whoever else has to know is added here.</summary>
public sealed class PeopleToTell(CourseChanges changes, Enrolments enrolments, SmsChannel sms)
{
    public async Task<IReadOnlyList<PersonToTell>> OfAsync(string courseId) => (await ReachedAsync(courseId)).Told;

    /// <returns>Whom a letter or a message reaches, and how many have enrolled whom neither does.</returns>
    public async Task<(IReadOnlyList<PersonToTell> Told, int Unreached)> ReachedAsync(string courseId)
    {
        var course = (await changes.GetCourseAsync(courseId)).Course;
        var enrolled = await enrolments.ToTellAsync(courseId);
        IReadOnlyList<PersonToTell> citizens = [.. enrolled.Select(Citizen).OfType<PersonToTell>()];
        return ([.. Street(course.Contacts), .. Teacher(course.Teacher), .. citizens], enrolled.Count - citizens.Count);
    }

    // Who gave no address, or one that does not work, is reached by a text message, where one can be sent.
    private PersonToTell? Citizen(Enrolment one)
    {
        var phone =
            sms.IsOpen && Phones.IsMobile(one.Person.Phone) ? new Recipient(one.Person.Phone, one.Person.Name) : null;
        return one.Person.Email is { Length: > 0 } email
                ? new PersonToTell(one.EnrolmentId, ToldAs.Citizen, new Recipient(email, one.Person.Name))
                {
                    Phone = phone,
                }
            : phone is not null ? new PersonToTell(one.EnrolmentId, ToldAs.Citizen, phone, MailChannel.Sms)
            : null;
    }

    private static IEnumerable<PersonToTell> Street(Contacts contacts)
    {
        yield return new PersonToTell("ordering", ToldAs.Ordering, LetterBox.To(contacts.Ordering));
        if (contacts.Delivery is { } delivery && delivery.Email != contacts.Ordering.Email)
            yield return new PersonToTell("delivery", ToldAs.Delivery, LetterBox.To(delivery));
    }

    private static IEnumerable<PersonToTell> Teacher(CourseTeacher? teacher)
    {
        if (teacher is not null)
            yield return new PersonToTell(
                teacher.TeacherId,
                ToldAs.Teacher,
                new Recipient(teacher.Email, teacher.Name)
            );
    }
}

/// <summary>The notice of a change, to everybody who has to know; one letter each, however often it is told.</summary>
public sealed class TellPeople(CourseChanges changes, PeopleToTell people, LetterBox letters)
{
    [Function(nameof(TellPeople))]
    public async Task Run([ActivityTrigger] string changeId)
    {
        var change = await changes.GetAsync(changeId);
        var course = await changes.GetCourseAsync(change.CourseId);
        var (shown, notice) = (change.Shown(course), letters.Link(Paths.ChangeNotice(changeId)));
        var said = SaidOf(change, shown, course) + $"详见告示：{notice}";
        var all = (await people.OfAsync(change.CourseId)).ToLookup(person => person.Channel);
        await letters.PostAsync(
            all[MailChannel.Email]
                .Select(person => new Posting(
                    KeyOf(changeId, person),
                    person.To,
                    new ChangeNoticeMail(
                        letters.Contact,
                        person.To.Name,
                        shown,
                        change.Comment,
                        notice,
                        change.NobodyAsked
                    ),
                    Urgency.Now
                )
                {
                    Otherwise = person.Phone is { } phone ? TextTo(phone, changeId, person, said) : null,
                })
        );
        await letters.PostAsync(all[MailChannel.Sms].Select(person => TextTo(person.To, changeId, person, said)));
    }

    // More would be several messages; the notice has them all.
    private const int MostInText = 3;

    /// <summary>What a text message tells by itself: which course, when it was and is, and where.</summary>
    private static string SaidOf(ChangeRequest change, ChangeShown shown, CourseWithChanges course)
    {
        var lines = string.Join('；', shown.Lines.Take(MostInText));
        var more = shown.Lessons.Count > MostInText ? $"等{shown.Lessons.Count}节" : "";
        var place = shown.Kind switch
        {
            ChangeKind.Cancel => "",
            ChangeKind.Venue => $"，地址{shown.Address}，原在{VenueBefore(change, course)}",
            _ => $"，仍在{shown.Venue}",
        };
        return $"{shown.Discipline}（{shown.Street}）有更改：{lines}{more}{place}。";
    }

    // Where the lesson met until now: an earlier change may have moved it before.
    private static string VenueBefore(ChangeRequest change, CourseWithChanges course)
    {
        var lesson = course.Lesson(change.Lessons[0].LessonId)!;
        var earlier = course
            .Changes.Where(one => one is { State: ChangeState.Approved, Venue: not null })
            .Where(one => one.ChangeId != change.ChangeId && one.DecidedAt <= change.DecidedAt)
            .Where(one => one.Lessons.Any(moved => moved.LessonId == lesson.LessonId))
            .MaxBy(one => one.DecidedAt);
        return (earlier?.Venue ?? course.Course.VenueOf(lesson with { Venue = null })).Name;
    }

    private static TextMessage TextTo(Recipient phone, string changeId, PersonToTell person, string said) =>
        new(KeyOf(changeId, person), phone, said, Urgency.Now);

    private static string KeyOf(string changeId, PersonToTell person) => $"change/{changeId}/notice/{person.Key}";
}
