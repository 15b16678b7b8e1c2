using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Email;
using Delivery.Pages.Teaching.Enrolling;
using Delivery.Pages.Web;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>A lesson of tomorrow, and who is reminded of it.</summary>
public sealed record LessonReminder(CourseWithLessons Course, Lesson Lesson, IReadOnlyList<Enrolment> Enrolled);

/// <summary>
/// What citizens get: by mail where they gave an address, else, or where the mail is given up, as a text message where one
/// can be sent.
/// </summary>
public sealed class EnrolmentLetters(
    LetterBox letters,
    SmsChannel sms,
    Enrolments enrolments,
    EnrolmentLinks links,
    CurrentSettings settings
)
{
    /// <summary>A code goes to the phone and nowhere else: it proves the phone.</summary>
    /// <param name="sent">Counts the codes of this sign-up from 1.</param>
    public Task SendCodeAsync(CourseWithLessons course, Enrolment one, string code, int sent) =>
        letters.PostAsync([
            new TextMessage(
                $"enrolment-code/{one.EnrolmentId}/{one.Group}/{sent}",
                new Recipient(one.Person.Phone, one.Person.Name),
                $"验证码 {code}，{settings.Enrolment.CodeMinutes}分钟内有效，用于报名{course.Course.Discipline.Name}（{course.Course.Street.Name}）。不是您本人报名请忽略。",
                Urgency.Now
            ),
        ]);

    /// <summary>Where each of them stands now.</summary>
    public async Task TellAsync(CourseWithLessons course, IReadOnlyList<string> enrolmentIds)
    {
        var people = new List<Enrolment>();
        foreach (var id in enrolmentIds)
            if (await enrolments.FindAsync(id) is { Value: var one })
                people.Add(one);
        await TellAsync(course, people);
    }

    /// <summary>As they have just been read. Where somebody stands is told once.</summary>
    public Task TellAsync(CourseWithLessons course, IEnumerable<Enrolment> people)
    {
        var (mails, texts) = (new List<Posting>(), new List<TextMessage>());
        foreach (var one in people)
        {
            var (key, news) = ($"enrolment/{one.EnrolmentId}/{one.Number}/{one.Stage}", NewsOf(course, one));
            Add(mails, texts, one, key, news, news.Text, Urgency.Today);
        }

        return PostAsync(mails, texts);
    }

    public Task OfferAsync(CourseWithLessons course, Enrolment one, PlaceOffer offer)
    {
        var mail = new PlaceOfferedMail(
            letters.Contact,
            one.Person.Name,
            course.Facts(),
            offer.Until,
            links.To(course, one.EnrolmentId).ToString()
        );
        var (mails, texts) = (new List<Posting>(), new List<TextMessage>());
        var key = $"enrolment-offer/{one.EnrolmentId}/{offer.Number}/{offer.Round}";
        // Whom no message reaches is called by the street, which knows its people.
        var call = new Posting(key, LetterBox.To(course.Course.Contacts.ForDelivery), CallOf(course, one, offer));
        Add(mails, texts, one, key, mail, mail.Text, Urgency.Now, call);
        if (!Reaches(one))
            mails.Add(call);
        return PostAsync(mails, texts);
    }

    /// <summary>Whether a message gets to them: by mail, or by a text message where one can be sent.</summary>
    public bool Reaches(Enrolment one) => HasEmail(one) || GetsTexts(one);

    private static bool HasEmail(Enrolment one) => !string.IsNullOrEmpty(one.Person.Email);

    private bool GetsTexts(Enrolment one) => sms.IsOpen && Phones.IsMobile(one.Person.Phone);

    /// <summary>The day before some lessons, to everybody who is enrolled.</summary>
    public Task RemindAsync(IEnumerable<LessonReminder> reminders)
    {
        var (mails, texts) = (new List<Posting>(), new List<TextMessage>());
        foreach (var (course, lesson, enrolled) in reminders)
        foreach (var one in enrolled)
        {
            var mail = ReminderOf(course, lesson, one);
            var key = $"enrolment-reminder/{lesson.LessonId}/{lesson.Start:yyyyMMddHHmm}/{one.EnrolmentId}";
            Add(mails, texts, one, key, mail, mail.Text, Urgency.Today);
        }

        return PostAsync(mails, texts);
    }

    private void Add(
        List<Posting> mails,
        List<TextMessage> texts,
        Enrolment one,
        string key,
        IMail mail,
        string text,
        Urgency urgency,
        Posting? unreached = null
    )
    {
        var message = GetsTexts(one)
            ? new TextMessage(key, new Recipient(one.Person.Phone, one.Person.Name), text, urgency)
            {
                Otherwise = unreached,
            }
            : null;
        if (HasEmail(one))
            mails.Add(
                new Posting(key, new Recipient(one.Person.Email!, one.Person.Name), mail, urgency)
                {
                    Otherwise = (Message?)message ?? unreached,
                }
            );
        else if (message is not null)
            texts.Add(message);
    }

    private async Task PostAsync(IReadOnlyList<Posting> mails, IReadOnlyList<TextMessage> texts)
    {
        if (mails.Count > 0)
            await letters.PostAsync(mails);
        if (texts.Count > 0)
            await letters.PostAsync(texts);
    }

    private EnrolmentNewsMail NewsOf(CourseWithLessons course, Enrolment one) =>
        new(
            letters.Contact,
            one.Person.Name,
            one.Stage,
            course.Facts(),
            OfficeOf(course),
            links.To(course, one.EnrolmentId).ToString()
        );

    private CallWithOfferMail CallOf(CourseWithLessons course, Enrolment one, PlaceOffer offer) =>
        new(
            letters.Contact,
            course.Course.Contacts.ForDelivery.Name,
            course.Facts(),
            one.Person.Name,
            offer.Until,
            letters.Link($"{Paths.Roster(course.Course.CourseId)}?numbers=show")
        );

    private LessonTomorrowMail ReminderOf(CourseWithLessons course, Lesson lesson, Enrolment one) =>
        new(
            letters.Contact,
            one.Person.Name,
            course.Course.Discipline.Name,
            course.Course.Street.Name,
            lesson.Number,
            new LessonTime(lesson.Start, lesson.Minutes),
            course.Course.VenueOf(lesson).Name,
            course.Course.VenueOf(lesson).Address,
            OfficeOf(course),
            links.To(course, one.EnrolmentId).ToString()
        );

    private static Person OfficeOf(CourseWithLessons course) =>
        new(course.Course.Street.PublishedContact.Name, course.Course.Street.PublishedContact.Phone);
}
