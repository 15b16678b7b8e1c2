using Delivery.Domain.Conduct.Supervision;
using Delivery.Domain.Conduct.Suspensions;
using Delivery.Pages.Conduct.Assessments;
using Delivery.Pages.Conduct.Changes;
using Delivery.Pages.Conduct.Supervision;
using Delivery.Pages.Conduct.Suspensions;
using Delivery.Pages.Conduct.Violations;
using Delivery.Pages.Email;

namespace Delivery.Functions.Tests.Pages;

/// <summary>Mails about changes, visits and conduct.</summary>
internal static partial class MailSamples
{
    private static Dictionary<string, IMail> OfConduct =>
        new(StringComparer.Ordinal)
        {
            ["visit"] = Visit(VisitAsk.First),
            ["visit-again"] = Visit(VisitAsk.Reminder),
            ["visit-reported"] = Told(
                VisitState.Reported,
                VisitFindings.Of(new VisitReport(true, true, 12, true, null, []), 20)
            ),
            ["visit-praised"] = Told(
                VisitState.Reported,
                VisitFindings.Of(new VisitReport(true, true, 30, true, null, []), 20)
            ),
            ["visit-changed"] = Visit(VisitAsk.Changed),
            ["visit-off"] = new VisitOffMail(Sample.Contact, "孙七", "清荷街道", "太极拳", First, IsCancelled: true),
            ["visit-replaced"] = new VisitOffMail(
                Sample.Contact,
                "孙七",
                "清荷街道",
                "太极拳",
                First,
                IsCancelled: false
            ),
            ["visit-declined"] = Told(VisitState.Declined, null, "生病了"),
            ["visit-missed"] = Told(VisitState.Missed, null),
            ["change-filed"] = new ChangeFiledMail(
                Sample.Contact,
                "审核组",
                ChangeSamples.Moved,
                "清荷街道",
                Due,
                IsUrgent: true,
                IsReminder: true,
                Link
            ),
            ["change-notice"] = new ChangeNoticeMail(
                Sample.Contact,
                "周二",
                ChangeSamples.Elsewhere,
                "请通知学员",
                Link
            ),
            ["change-rejected"] = new ChangeAnsweredMail(
                Sample.Contact,
                "林一",
                ChangeSamples.Cancelled,
                false,
                "离上课太近",
                Link
            ),
            ["change-lapsed"] = new ChangeAnsweredMail(
                Sample.Contact,
                "王五老师",
                ChangeSamples.Moved,
                true,
                null,
                Link
            ),
            ["violation"] = new ViolationMail(
                Sample.Contact,
                "林一",
                "清荷街道",
                "到场人数不足",
                new DateOnly(2026, 9, 1),
                "太极拳第1节到课8人",
                Link
            ),
            ["violation-voided"] = new ViolationVoidedMail(
                Sample.Contact,
                "林一",
                "清荷街道",
                "到场人数不足",
                new DateOnly(2026, 9, 1),
                "协会事先口头同意过",
                Link
            ),
            ["suspension-to-decide"] = new SuspensionToDecideMail(
                Sample.Contact,
                "审核组",
                "清荷街道",
                SuspensionStage.Proposed,
                false,
                "2026年秋季内3次违规",
                null,
                true,
                Link
            ),
            ["suspension-rectified"] = new SuspensionToDecideMail(
                Sample.Contact,
                "审核组",
                "清荷街道",
                SuspensionStage.Rectified,
                false,
                "2026年秋季内3次违规",
                "以后开课前一周确认人数",
                false,
                Link
            ),
            ["suspended"] = new SuspensionMail(
                Sample.Contact,
                "林一",
                "清荷街道",
                SuspensionStage.Suspended,
                "2026年秋季内3次违规",
                "请写明由谁核对",
                false,
                Link
            ),
            ["reinstated"] = new SuspensionMail(
                Sample.Contact,
                "林一",
                "清荷街道",
                SuspensionStage.Reinstated,
                "2026年秋季内3次违规",
                "认可",
                false,
                Link
            ),
            ["waiting-orders"] = new WaitingOrdersMail(Sample.Contact, "审核组", "清荷街道", [Id], Link),
            ["praise"] = new PraiseMail(
                Sample.Contact,
                "林一",
                "清荷街道",
                new DateOnly(2026, 9, 21),
                "督导时准时上课，到场26人，秩序良好，感谢街镇和老师",
                Link
            ),
            ["commendation"] = new CommendationMail(
                Sample.Contact,
                "林一",
                "清荷街道",
                2026,
                "先进街镇",
                "全年按计划上课",
                Link
            ),
            ["commendation-withdrawn"] = new CommendationMail(
                Sample.Contact,
                "林一",
                "清荷街道",
                2026,
                "先进街镇",
                "评错了街镇",
                Link,
                CommendationNews.Withdrawn
            ),
        };

    private static VisitMail Visit(VisitAsk ask) =>
        new(Sample.Contact, "孙七", "清荷街道", "太极拳", First, "清荷文体中心", "清荷路1号", Due, Link, ask);

    private static VisitToldMail Told(VisitState state, VisitFindings? findings, string? why = null) =>
        new(Sample.Contact, "审核组", "清荷街道", "太极拳", First, state, findings, why, Link);
}
