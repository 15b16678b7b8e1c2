using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Supervision;
using Delivery.Domain.Conduct.Suspensions;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using Delivery.Pages.Conduct.Assessments;
using Delivery.Pages.Conduct.Changes;
using Delivery.Pages.Conduct.Supervision;
using Delivery.Pages.Conduct.Suspensions;
using Delivery.Pages.Conduct.Violations;
using Delivery.Pages.Email;
using Delivery.Pages.Feedback;
using Delivery.Pages.Feedback.News;
using Delivery.Pages.Matching;
using Delivery.Pages.Matching.DropOuts;
using Delivery.Pages.Matching.Plan;
using Delivery.Pages.Operation;
using Delivery.Pages.Ordering;
using Delivery.Pages.Ordering.Agreements;
using Delivery.Pages.Ordering.Chasing;
using Delivery.Pages.People;
using Delivery.Pages.People.Training;
using Delivery.Pages.Programme;
using Delivery.Pages.Programme.Webhooks;
using Delivery.Pages.Settlement;
using Delivery.Pages.Settlement.Ledger;
using Delivery.Pages.Teaching;
using Delivery.Pages.Teaching.Beginning;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

/// <summary>Every mail, by name.</summary>
internal static class MailSamples
{
    private const string Id = "310115001-2026-003";
    private const string Link = "https://example.cn/x/2f9c41";
    private static readonly DateTimeOffset Due = Sample.At(2026, 9, 3, 15, 0);
    private static readonly Month August = Month.Parse("2026-08");
    private static readonly PayRunTotals Totals = new(486_200m, 61_340.5m, 424_859.5m, 1_204, 186);
    private static readonly LessonTime First = Sample.Course.Lessons[0];

    public static IReadOnlyDictionary<string, IMail> All { get; } =
        new Dictionary<string, IMail>(FilmingSamples.Mails, StringComparer.Ordinal)
        {
            ["enrolled"] = EnrolmentSamples.Mails["enrolled"],
            ["enrolment-waiting"] = EnrolmentSamples.Mails["enrolment-waiting"],
            ["enrolment-cancelled"] = EnrolmentSamples.Mails["enrolment-cancelled"],
            ["place-offered"] = EnrolmentSamples.Mails["place-offered"],
            ["lesson-tomorrow"] = EnrolmentSamples.Mails["lesson-tomorrow"],
            ["year-missing"] = new YearMissingMail(Sample.Contact, "审核组", 2027, OperationSamples.WaitsForYear, Link),
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
                    new Todo("太极拳开课准备：确认场地", "/orders", "去办", Sample.At(2026, 9, 17, 0, 0)),
                    new Todo("交排舞的学员名单", "/orders", "去交", Sample.At(2026, 9, 19, 0, 0)),
                ],
                Link
            ),
            ["left-undone"] = new LeftUndoneMail(
                Sample.Contact,
                "审核组",
                [new LeftUndoneLine("清荷街道", "太极拳开课准备：确认场地", Sample.At(2026, 9, 17, 0, 0))],
                Link
            ),
            ["news-due"] = new NewsDueMail(Sample.Contact, "周二", "太极拳", Due, Link, IsReminder: false),
            ["news-due-again"] = new NewsDueMail(Sample.Contact, "周二", "太极拳", Due, Link, IsReminder: true),
            ["news-missed"] = new NewsMissedMail(Sample.Contact, "审核组", "清荷街道", "太极拳", Due, Link),
            ["news-returned"] = new NewsReturnedMail(Sample.Contact, "周二", "太极拳", "请写清时间", Link),
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
            ["training"] = Training(TrainingMailKind.Invitation),
            ["training-again"] = Training(TrainingMailKind.Again),
            ["training-tomorrow"] = Training(TrainingMailKind.Tomorrow),
            ["training-answers"] = new TrainingAnswersMail(
                Sample.Contact,
                "审核组",
                "配送工作培训",
                180,
                215,
                ["清荷街道"],
                Link
            ),
            ["webhook-failed"] = new WebhookFailedMail(
                Sample.Contact,
                "审核组",
                "city-portal",
                "对方答 503",
                IsGone: false,
                Link
            ),
            ["webhook-gone"] = new WebhookFailedMail(
                Sample.Contact,
                "审核组",
                "city-portal",
                "对方答 410",
                IsGone: true,
                Link
            ),
            ["programme-gaps"] = new ProgrammeGapsMail(
                Sample.Contact,
                "林一",
                Week.Parse("2026-W38"),
                ["9月15日（周二）09:30 太极拳：缺联系人、联系电话"],
                Link
            ),
            ["sign-in"] = new SignInLinkMail(Sample.Contact, "林一", Link, 15),
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
            ["inquiry"] = new InquiryMail(
                Sample.Contact,
                "王五老师",
                Sample.Course,
                "初学，50—70岁，约25人",
                200m,
                "离您上一节课 4.2 公里，间隔 2 小时",
                Due,
                Link
            ),
            ["inquiry-reminder"] = new InquiryMail(
                Sample.Contact,
                "王五老师",
                Sample.Course,
                "初学，50—70岁，约25人",
                200m,
                null,
                Due,
                Link,
                IsReminder: true
            ),
            ["inquiry-thanks"] = new InquiryThanksMail(Sample.Contact, "钱七老师", Sample.Course, true),
            ["inquiry-thanks-open"] = new InquiryThanksMail(Sample.Contact, "钱七老师", Sample.Course, false),
            ["inquiry-lapsed"] = new InquiryLapsedMail(Sample.Contact, "孙八老师", Sample.Course, Due, Link),
            ["proposed-times"] = new ProposedTimesMail(
                Sample.Contact,
                "林一",
                Sample.Course,
                MatchingSamples.Proposal.Lessons,
                "周一上午有别的课",
                Due,
                Link
            ),
            ["confirmation"] = new ConfirmationMail(
                Sample.Contact,
                "王五老师",
                Sample.Course,
                "初学，约25人",
                200m,
                "音响",
                Due,
                Link
            ),
            ["confirmation-chase"] = new ConfirmationMail(
                Sample.Contact,
                "王五老师",
                Sample.Course,
                "初学，约25人",
                200m,
                null,
                Due,
                Link,
                IsChase: true
            ),
            ["teacher-contact"] = new TeacherContactMail(Sample.Contact, "周二", Sample.Course, Sample.Teacher, Link),
            ["street-contact"] = new StreetContactMail(
                Sample.Contact,
                "王五老师",
                Sample.Course,
                Sample.StreetOffice,
                "音响",
                2,
                3,
                Link
            ),
            ["course-on-hold"] = new CourseOnHoldMail(
                Sample.Contact,
                "审核组",
                Sample.Course,
                "街镇在商量换场地",
                3,
                Link
            ),
            ["no-teacher-found"] = new NoTeacherFoundMail(
                Sample.Contact,
                "陈三",
                Sample.Course,
                "问过 6 位老师：4 位谢绝，2 位没有回复",
                3,
                Link
            ),
            ["drop-out-taken"] = new DropOutTakenMail(Sample.Contact, "王五", Sample.Course, Link),
            ["teacher-dropped-out"] = new TeacherDroppedOutMail(
                Sample.Contact,
                "审核组",
                Sample.Course,
                new Delivery.Pages.Web.Person("王五", "13900005678"),
                "家里有事，这个月不能出门",
                Link
            ),
            ["new-teacher-sought"] = new NewTeacherSoughtMail(Sample.Contact, "林一", Sample.Course, Link),
            ["no-teacher"] = new NoTeacherMail(
                Sample.Contact,
                "林一",
                Id,
                Sample.Course,
                "这个时间段的老师都已有课",
                Link
            ),
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
            ["weekly-programme"] = new WeeklyProgrammeMail(Sample.Contact, "编辑", ProgrammeSamples.Article),
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
            ["payslip-to-check"] = new PayslipToCheckMail(
                Sample.Contact,
                "王五老师",
                August,
                2,
                4_500m,
                720m,
                3_780m,
                Sample.At(2026, 10, 16, 0, 0),
                Link,
                Rows: SettlementSamples.Payslip.Rows
            ),
            ["payslip-reminder"] = new PayslipToCheckMail(
                Sample.Contact,
                "王五老师",
                August,
                2,
                4_500m,
                720m,
                3_780m,
                Sample.At(2026, 10, 16, 0, 0),
                Link,
                IsReminder: true
            ),
            ["dispute-answered"] = new DisputeAnsweredMail(
                Sample.Contact,
                "王五老师",
                August,
                "9月21日 太极拳",
                "已核对照片，按90分钟计。",
                true,
                3_780m,
                Link
            ),
            ["payroll-to-review"] = new PayrollToReviewMail(Sample.Contact, "吴九", August, Totals, 2, Due, Link),
            ["run-to-approve"] = new RunToApproveMail(Sample.Contact, "郑十", August, Totals, "吴九", Due, Link),
            ["window-missed"] = new WindowMissedMail(Sample.Contact, "方八", August, "工资单未发给老师核对", Due, Link),
            ["money-returned"] = new Delivery.Pages.Settlement.Carried.MoneyReturnedMail(
                Sample.Contact,
                "王五",
                August,
                3_780m,
                new DateOnly(2026, 10, 28),
                "户名不符",
                "建设银行 ****1234",
                true,
                Link
            ),
            ["payslip-paid"] = new PayslipPaidMail(
                Sample.Contact,
                "王五老师",
                August,
                2,
                4_500m,
                720m,
                3_780m,
                new DateOnly(2026, 10, 19),
                "建设银行 ****1234",
                Link
            ),
            ["change-filed"] = new ChangeFiledMail(
                Sample.Contact,
                "审核组",
                ConductSamples.Moved,
                "清荷街道",
                Due,
                IsUrgent: true,
                IsReminder: true,
                Link
            ),
            ["change-notice"] = new ChangeNoticeMail(
                Sample.Contact,
                "周二",
                ConductSamples.Elsewhere,
                "请通知学员",
                Link
            ),
            ["change-rejected"] = new ChangeAnsweredMail(
                Sample.Contact,
                "林一",
                ConductSamples.Cancelled,
                false,
                "离上课太近",
                Link
            ),
            ["change-lapsed"] = new ChangeAnsweredMail(
                Sample.Contact,
                "王五老师",
                ConductSamples.Moved,
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
            ["commendation"] = new CommendationMail(
                Sample.Contact,
                "林一",
                "清荷街道",
                2026,
                "先进街镇",
                "全年按计划上课",
                Link
            ),
            ["ledger-drift"] = new LedgerDriftMail(
                Sample.Contact,
                "财务",
                ["清荷街道 2026年：支出（流水之和）应为250.00元，实为251.00元"],
                Link
            ),
        };

    private static TrainingMail Training(TrainingMailKind kind) =>
        new(Sample.Contact, "周二", TrainingSamples.Plan, Link, kind);

    private static VisitMail Visit(VisitAsk ask) =>
        new(Sample.Contact, "孙七", "清荷街道", "太极拳", First, "清荷文体中心", "清荷路1号", Due, Link, ask);

    private static VisitToldMail Told(VisitState state, VisitFindings? findings, string? why = null) =>
        new(Sample.Contact, "审核组", "清荷街道", "太极拳", First, state, findings, why, Link);
}
