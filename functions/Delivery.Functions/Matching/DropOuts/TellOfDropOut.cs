using Delivery.Domain.Matching;
using Delivery.Domain.Matching.DropOuts;
using Delivery.Functions.Email;
using Delivery.Functions.Matching.Confirmation;
using Delivery.Functions.Matching.Objections;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Email;
using Delivery.Pages.Matching.DropOuts;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Matching.DropOuts;

/// <summary>
/// The street, staff, and whoever dropped out are told at once; who has enrolled only when a lesson is off. Of an objection
/// the news is another.
/// </summary>
public sealed class TellOfDropOut(
    Courses courses,
    Storage.Matching.DropOuts dropOuts,
    Registers registers,
    TellOfObjection objection,
    LetterBox letters
)
{
    [Function(nameof(TellOfDropOut))]
    public async Task Run([ActivityTrigger] DropOutOf of)
    {
        var dropOut = await dropOuts.GetAsync(of.CourseId, of.Number);
        var course = (await courses.GetWithLessonsAsync(of.CourseId)).Remaining;
        var teacher = (await registers.Teachers.FindAsync(dropOut.TeacherId))!.Value.Teacher;
        await letters.PostAsync(
            dropOut.Kind == DropOutKind.Objection
                ? objection.News(course, dropOut, teacher)
                : News(course, dropOut, teacher)
        );
    }

    private IReadOnlyList<Posting> News(CourseWithLessons course, DropOut dropOut, Teacher teacher) =>
        [
            Of(
                dropOut,
                "teacher",
                new Recipient(teacher.Email, teacher.Name),
                new DropOutTakenMail(letters.Contact, teacher.Name, course.Facts(), letters.Link(Paths.TeacherHome))
            ),
            Of(dropOut, "staff", letters.Staff, ToStaff(course, dropOut, teacher)),
            .. ToStreet(letters, course, dropOut),
        ];

    private TeacherDroppedOutMail ToStaff(CourseWithLessons course, DropOut dropOut, Teacher teacher) =>
        new(
            letters.Contact,
            letters.Staff.Name,
            course.Facts(),
            new Person(teacher.Name, teacher.Phone),
            dropOut.Reason,
            letters.Link(Paths.MatchingOf(dropOut.CourseId))
        );

    /// <summary>Another teacher is sought; asked for by the street itself, it reads otherwise.</summary>
    internal static IEnumerable<Posting> ToStreet(LetterBox letters, CourseWithLessons course, DropOut dropOut) =>
        from one in ExchangeContacts.Street(course.Course.Contacts)
        let mail = new NewTeacherSoughtMail(
            letters.Contact,
            one.Contact.Name,
            course.Facts(),
            letters.Link(Paths.Order(dropOut.CourseId)),
            AsAsked: dropOut.Kind == DropOutKind.Objection
        )
        select Of(dropOut, one.Who, LetterBox.To(one.Contact), mail);

    internal static Posting Of(DropOut dropOut, string who, Recipient to, IMail mail) =>
        new($"dropout/{dropOut.CourseId}/{dropOut.Number}/{who}", to, mail, Urgency.Now);
}
