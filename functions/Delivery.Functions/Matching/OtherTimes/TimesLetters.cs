using Delivery.Domain.Matching.OtherTimes;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Matching.OtherTimes;
using Delivery.Pages.Web;

namespace Delivery.Functions.Matching.OtherTimes;

/// <summary>The letters of a question for other times, as the order has it: one for each, whatever is repeated.</summary>
public sealed class TimesLetters(StreetYears streetYears, Courses courses, LetterBox letters, SignedLinks links)
{
    /// <summary>To the ordering contact, with the link to answer by; nothing once it is answered.</summary>
    public async Task AskAsync(string courseId)
    {
        if ((await streetYears.GetOrderAsync(courseId)).Value.Times is not { IsOpen: true } asked)
            return;
        var course = (await courses.GetWithLessonsAsync(courseId)).Remaining;
        var contact = course.Course.Contacts.Ordering;
        // It shows how things stand for a while after; the form ends with the first lesson.
        var link = links.Make(LinkPurpose.Times, "times", $"{courseId}|{asked.Number}", course.First.Start.AddDays(30));
        await letters.PostAsync(
            $"times/{courseId}/{asked.Number}",
            LetterBox.To(contact),
            new TimesAskedMail(
                letters.Contact,
                contact.Name,
                course.Facts(),
                asked.Text,
                asked.Lessons,
                course.First.Start,
                link.ToString()
            ),
            Urgency.Now
        );
    }

    /// <summary>To staff: the street has no other times, and it is for them to go on.</summary>
    public async Task TellStaffAsync(string courseId)
    {
        if ((await streetYears.GetOrderAsync(courseId)).Value.Times is not { Answer: TimesAnswer.None } answered)
            return;
        var course = (await courses.GetWithLessonsAsync(courseId)).Remaining;
        await letters.PostAsync(
            $"times/{courseId}/{answered.Number}/none",
            letters.Staff,
            new NoOtherTimesMail(
                letters.Contact,
                letters.Staff.Name,
                course.Facts(),
                answered.Comment,
                letters.Link(Paths.Unmatched)
            ),
            Urgency.Now
        );
    }
}
