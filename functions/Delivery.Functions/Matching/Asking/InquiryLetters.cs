using Delivery.Domain.Matching;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Matching;
using Delivery.Pages.Web;

namespace Delivery.Functions.Matching.Asking;

/// <summary>What teachers who are asked get by mail: one key, one mail, whatever is repeated.</summary>
public sealed class InquiryLetters(
    LetterBox letters,
    SignedLinks links,
    Registers registers,
    FeeNorms fees,
    DeliverySettings settings
)
{
    public Task AskAsync(Inquiry inquiry, CourseWithLessons course) => AskAsync(inquiry, course, isReminder: false);

    public Task RemindAsync(Inquiry inquiry, CourseWithLessons course) => AskAsync(inquiry, course, isReminder: true);

    public async Task LapsedAsync(Inquiry inquiry, CourseWithLessons course)
    {
        var home = new Uri(new Uri(settings.BaseUrl), Paths.TeacherHome).ToString();
        await PostAsync(
            "lapsed",
            inquiry,
            to => new InquiryLapsedMail(letters.Contact, to.Name, course.Facts(), inquiry.AnswerBy, home)
        );
    }

    public Task ThanksAsync(Inquiry inquiry, CourseWithLessons course) =>
        PostAsync(
            "thanks",
            inquiry,
            to => new InquiryThanksMail(
                letters.Contact,
                to.Name,
                course.Facts(),
                HadAccepted: inquiry.Answer == InquiryAnswer.Accepted
            )
        );

    public Task TimesNotTakenAsync(Inquiry inquiry, CourseWithLessons course) =>
        PostAsync(
            "times-not-taken",
            inquiry,
            to => new TimesNotTakenMail(
                letters.Contact,
                to.Name,
                course.Facts(),
                inquiry.Proposed!,
                IsSilent: inquiry.Street == StreetAnswer.Silent
            )
        );

    public Task NotChosenAsync(Inquiry inquiry, CourseWithLessons course) =>
        PostAsync("not-chosen", inquiry, to => new InquiryNotChosenMail(letters.Contact, to.Name, course.Facts()));

    public Task CalledOffAsync(Inquiry inquiry, CourseWithLessons course) =>
        PostAsync("called-off", inquiry, to => new InquiryCalledOffMail(letters.Contact, to.Name, course.Facts()));

    /// <summary>The page where the teacher answers; it shows how things stand for a while after the deadline too.</summary>
    public Uri LinkTo(Inquiry inquiry) =>
        links.Make(LinkPurpose.Inquiry, "inquiries", inquiry.InquiryId, inquiry.AnswerBy.AddDays(30));

    private Task AskAsync(Inquiry inquiry, CourseWithLessons course, bool isReminder) =>
        PostAsync(
            isReminder ? "remind" : "ask",
            inquiry,
            async to => new InquiryMail(
                letters.Contact,
                to.Name,
                course.Facts(),
                course.Course.Audience.Words(),
                await fees.FeeForAsync(course.Course.Discipline.Category, to.Grade, course.Times()[0]),
                Travel: null,
                inquiry.AnswerBy,
                LinkTo(inquiry).ToString(),
                isReminder
            )
        );

    private Task PostAsync(string news, Inquiry inquiry, Func<Teacher, Pages.Email.IMail> mailTo) =>
        PostAsync(news, inquiry, to => Task.FromResult(mailTo(to)));

    private async Task PostAsync(string news, Inquiry inquiry, Func<Teacher, Task<Pages.Email.IMail>> mailTo)
    {
        var teacher = (await registers.Teachers.FindAsync(inquiry.TeacherId))!.Value.Teacher;
        await letters.PostAsync(
            $"inquiry/{inquiry.InquiryId}/{news}",
            new Recipient(teacher.Email, teacher.Name),
            await mailTo(teacher),
            Urgency.Now
        );
    }
}
