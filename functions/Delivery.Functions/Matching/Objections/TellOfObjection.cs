using Delivery.Domain.Matching;
using Delivery.Domain.Matching.DropOuts;
using Delivery.Functions.Email;
using Delivery.Functions.Matching.DropOuts;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Matching.Objections;
using Delivery.Pages.Web;

namespace Delivery.Functions.Matching.Objections;

/// <summary>An objection that led to another teacher: the teacher is thanked, and the street told; staff, who agreed to it, know.</summary>
public sealed class TellOfObjection(LetterBox letters)
{
    public IReadOnlyList<Posting> News(CourseWithLessons course, DropOut dropOut, Teacher teacher) =>
        [
            TellOfDropOut.Of(
                dropOut,
                "teacher",
                new Recipient(teacher.Email, teacher.Name),
                new TeacherThankedMail(
                    letters.Contact,
                    teacher.Name,
                    course.Facts(),
                    dropOut.Words,
                    letters.Link(Paths.TeacherHome)
                )
            ),
            .. TellOfDropOut.ToStreet(letters, course, dropOut),
        ];
}
