using Delivery.Pages.Email;
using Delivery.Pages.Ordering;
using Delivery.Pages.Ordering.Agreements;
using Delivery.Pages.Ordering.Chasing;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

/// <summary>Mails about orders, letters and what streets have to do.</summary>
internal static partial class MailSamples
{
    private static Dictionary<string, IMail> OfOrdering =>
        new(StringComparer.Ordinal)
        {
            ["agreement-to-sign"] = new AgreementToSignMail(
                Sample.Contact,
                "林一",
                "清荷街道",
                2027,
                new DateOnly(2027, 1, 1),
                Link
            ),
            ["agreement-in-force"] = new AgreementInForceMail(
                Sample.Contact,
                "林一",
                "清荷街道",
                2027,
                new DateOnly(2027, 1, 12),
                Link
            ),
            ["street-digest"] = new StreetDigestMail(
                Sample.Contact,
                "周二",
                "清荷街道",
                Sample.At(2026, 9, 18, 0, 0),
                [
                    new Todo("太极拳开课准备：确认场地", Link, "去办", Sample.At(2026, 9, 17, 0, 0)),
                    new Todo("交排舞的学员名单", Link, "去交", Sample.At(2026, 9, 19, 0, 0)),
                ],
                Link
            ),
            ["left-undone"] = new LeftUndoneMail(
                Sample.Contact,
                "审核组",
                [new LeftUndoneLine("清荷街道", "太极拳开课准备：确认场地", Sample.At(2026, 9, 17, 0, 0))],
                Link
            ),
            ["order-received"] = new OrderReceivedMail(Sample.Contact, "林一", Id, Sample.Course, Due, Link),
            ["order-returned"] = new OrderReturnedMail(
                Sample.Contact,
                "林一",
                Id,
                Sample.Course,
                "请说明二楼没有电梯，老年人怎么上去？\n人数请按实际填。",
                new DateOnly(2026, 9, 15),
                Link
            ),
            ["order-rejected"] = new OrderRejectedMail(
                Sample.Contact,
                "林一",
                Id,
                Sample.Course,
                "同一场地同一时间已有课程",
                Link
            ),
            ["order-approved"] = new OrderApprovedMail(
                Sample.Contact,
                "林一",
                Id,
                Sample.Course,
                "场地很好",
                2_000m,
                Link
            ),
            ["order-approved-plain"] = new OrderApprovedMail(
                Sample.Contact,
                "林一",
                Id,
                Sample.Course,
                null,
                null,
                Link
            ),
            ["review-overdue"] = new ReviewOverdueMail(Sample.Contact, "陈三", Id, Sample.Course, 2, false, Link),
            ["review-overdue-manager"] = new ReviewOverdueMail(
                Sample.Contact,
                "方八",
                Id,
                Sample.Course,
                4,
                true,
                Link
            ),
        };
}
