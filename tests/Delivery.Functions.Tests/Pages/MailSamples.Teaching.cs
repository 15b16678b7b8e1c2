using Delivery.Pages.Email;
using Delivery.Pages.Teaching;
using Delivery.Pages.Teaching.Beginning;

namespace Delivery.Functions.Tests.Pages;

/// <summary>Mails about courses and lessons.</summary>
internal static partial class MailSamples
{
    private static Dictionary<string, IMail> OfTeaching =>
        new(StringComparer.Ordinal)
        {
            ["enrolled"] = EnrolmentSamples.Mails["enrolled"],
            ["enrolment-waiting"] = EnrolmentSamples.Mails["enrolment-waiting"],
            ["enrolment-cancelled"] = EnrolmentSamples.Mails["enrolment-cancelled"],
            ["place-offered"] = EnrolmentSamples.Mails["place-offered"],
            ["lesson-tomorrow"] = EnrolmentSamples.Mails["lesson-tomorrow"],
            ["lesson-reminder-teacher"] = new LessonReminderMail(
                Sample.Contact,
                "王五老师",
                true,
                "太极拳",
                1,
                First,
                "清荷街道",
                "清荷社区文化中心二楼",
                "测试路18号",
                Sample.StreetOffice,
                "音响",
                Link
            ),
            ["lesson-reminder-street"] = new LessonReminderMail(
                Sample.Contact,
                "周二",
                false,
                "太极拳",
                1,
                First,
                "清荷街道",
                "清荷社区文化中心二楼",
                "测试路18号",
                Sample.Teacher,
                null,
                Link
            ),
            ["lesson-soon"] = new LessonSoonMail(
                Sample.Contact,
                "王五老师",
                "太极拳",
                1,
                First,
                "清荷社区文化中心二楼",
                "测试路18号",
                Link
            ),
            ["has-begun"] = new HasBegunMail(
                Sample.Contact,
                "周二",
                "清荷街道",
                "太极拳",
                1,
                First,
                "清荷社区文化中心二楼",
                Link
            ),
            ["not-held"] = new NotHeldMail(
                Sample.Contact,
                "审核组",
                "清荷街道",
                "太极拳",
                1,
                First,
                "街镇 周二",
                "场地临时关门",
                Link
            ),
            ["media-removed"] = new MediaRemovedMail(
                Sample.Contact,
                "王五老师",
                "太极拳",
                1,
                First,
                "IMG_0042.jpg",
                "拍到了别的活动",
                true,
                Link
            ),
            ["evidence-due"] = new EvidenceDueMail(
                Sample.Contact,
                "王五老师",
                "太极拳",
                1,
                First,
                "清荷街道",
                Sample.At(2026, 9, 25, 0, 0),
                Link
            ),
            ["headcount-due"] = new HeadcountDueMail(
                Sample.Contact,
                "周二",
                "太极拳",
                1,
                First,
                Sample.At(2026, 9, 25, 0, 0),
                Link
            ),
        };
}
