using Delivery.Pages.Email;
using Delivery.Pages.Feedback;
using Delivery.Pages.Feedback.News;

namespace Delivery.Functions.Tests.Pages;

/// <summary>Mails about feedback and news.</summary>
internal static partial class MailSamples
{
    private static Dictionary<string, IMail> OfFeedback =>
        new(StringComparer.Ordinal)
        {
            ["news-due"] = new NewsDueMail(Sample.Contact, "周二", "太极拳", Due, Link, IsReminder: false),
            ["news-due-again"] = new NewsDueMail(Sample.Contact, "周二", "太极拳", Due, Link, IsReminder: true),
            ["news-missed"] = new NewsMissedMail(Sample.Contact, "审核组", "清荷街道", "太极拳", Due, Link),
            ["news-returned"] = new NewsReturnedMail(Sample.Contact, "周二", "太极拳", "请写清时间", Link),
            ["news-released"] = new NewsReleasedMail(Sample.Contact, "周二", "太极拳走进清荷", Link),
            ["news-dropped"] = new NewsDroppedMail(Sample.Contact, "周二", "太极拳走进清荷", "写的是别的课", Link),
            ["news-dropped-of-no-course"] = new NewsDroppedMail(Sample.Contact, "周二", "活动", "是广告", null),
            ["feedback-open"] = new FeedbackOpenMail(
                Sample.Contact,
                "周二",
                "清荷街道",
                August,
                6,
                Sample.At(2026, 9, 8, 0, 0),
                Link
            ),
            ["feedback-reminder"] = new FeedbackOpenMail(
                Sample.Contact,
                "周二",
                "清荷街道",
                August,
                6,
                Sample.At(2026, 9, 8, 0, 0),
                Link,
                IsReminder: true
            ),
        };
}
