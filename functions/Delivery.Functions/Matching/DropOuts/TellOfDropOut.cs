using Delivery.Domain.Matching.DropOuts;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Pages.Matching.DropOuts;
using Delivery.Pages.Matching.Objections;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Matching.DropOuts;

/// <summary>The street, staff, and whoever dropped out are told at once; who has enrolled only when a lesson is off.</summary>
public sealed class TellOfDropOut(Courses courses, Storage.DropOuts dropOuts, Registers registers, LetterBox letters)
{
    [Function(nameof(TellOfDropOut))]
    public async Task Run([ActivityTrigger] DropOutOf of)
    {
        var dropOut = await dropOuts.GetAsync(of.CourseId, of.Number);
        var isObjection = dropOut.Kind == DropOutKind.Objection;
        var course = (await courses.GetWithLessonsAsync(of.CourseId)).Remaining;
        var teacher = (await registers.Teachers.FindAsync(dropOut.TeacherId))!.Value.Teacher;
        await letters.PostAsync([
            ToTeacher(),
            // Who has agreed to the street's objection knows.
            .. isObjection ? [] : (Posting[])[ToStaff()],
            .. Street(course.Course.Contacts).Select(ToStreet),
        ]);

        Posting ToTeacher() =>
            Of(
                "teacher",
                new Recipient(teacher.Email, teacher.Name),
                to =>
                    isObjection
                        ? new TeacherThankedMail(
                            letters.Contact,
                            to,
                            course.Facts(),
                            dropOut.Words,
                            letters.Link(Paths.TeacherHome)
                        )
                        : new DropOutTakenMail(letters.Contact, to, course.Facts(), letters.Link(Paths.TeacherHome))
            );

        Posting ToStaff() =>
            Of(
                "staff",
                letters.Staff,
                to => new TeacherDroppedOutMail(
                    letters.Contact,
                    to,
                    course.Facts(),
                    new Person(teacher.Name, teacher.Phone),
                    dropOut.Reason,
                    letters.Link(Paths.MatchingOf(of.CourseId))
                )
            );

        Posting ToStreet((string Who, Contact Contact) one) =>
            Of(
                one.Who,
                LetterBox.To(one.Contact),
                to => new NewTeacherSoughtMail(
                    letters.Contact,
                    to,
                    course.Facts(),
                    letters.Link(Paths.Order(of.CourseId)),
                    AsAsked: isObjection
                )
            );

        Posting Of(string who, Recipient to, Func<string, Pages.Email.IMail> mail) =>
            new($"dropout/{of.CourseId}/{of.Number}/{who}", to, mail(to.Name), Urgency.Now);
    }

    private static IEnumerable<(string Who, Contact Contact)> Street(Contacts contacts)
    {
        yield return ("ordering", contacts.Ordering);
        if (contacts.Delivery is { } delivery && delivery.Email != contacts.Ordering.Email)
            yield return ("delivery", delivery);
    }
}
