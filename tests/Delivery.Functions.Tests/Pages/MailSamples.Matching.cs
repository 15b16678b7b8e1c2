using Delivery.Pages.Email;
using Delivery.Pages.Matching;
using Delivery.Pages.Matching.DropOuts;
using Delivery.Pages.Matching.Objections;
using Delivery.Pages.Matching.OtherTimes;
using Delivery.Pages.Matching.Plan;

namespace Delivery.Functions.Tests.Pages;

/// <summary>Mails about finding a teacher.</summary>
internal static partial class MailSamples
{
    private static Dictionary<string, IMail> OfMatching =>
        new(StringComparer.Ordinal)
        {
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
            ["times-asked"] = new TimesAskedMail(
                Sample.Contact,
                "林一",
                Sample.Course,
                "周一上午老师都排满了，周二、周三下午容易请到。",
                [1, 3],
                Due,
                Link
            ),
            ["no-other-times"] = new NoOtherTimesMail(Sample.Contact, "陈三", Sample.Course, "场地只有上午空", Link),
            ["times-not-taken"] = new TimesNotTakenMail(
                Sample.Contact,
                "王五老师",
                Sample.Course,
                Sample.Mondays(3),
                IsSilent: false
            ),
            ["inquiry-not-chosen"] = new InquiryNotChosenMail(Sample.Contact, "钱七老师", Sample.Course),
            ["proposed-times-holiday"] = new ProposedTimesMail(
                Sample.Contact,
                "林一",
                Sample.Course,
                MatchingSamples.ProposalOnHoliday.Lessons,
                null,
                Due,
                Link
            ),
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
            ["teacher-contact"] = new TeacherContactMail(
                Sample.Contact,
                "周二",
                Sample.Course,
                Sample.Teacher,
                Link,
                Due
            ),
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
            ["new-teacher-sought-as-asked"] = new NewTeacherSoughtMail(
                Sample.Contact,
                "林一",
                Sample.Course,
                Link,
                AsAsked: true
            ),
            ["teacher-thanked"] = new TeacherThankedMail(Sample.Contact, "王五", Sample.Course, "下季再请您", Link),
            ["objection-ended"] = new ObjectionEndedMail(
                Sample.Contact,
                "林一",
                Sample.Course,
                "老师已答应放慢进度",
                Link
            ),
            ["objection-lapsed"] = new ObjectionEndedMail(Sample.Contact, "林一", Sample.Course, null, Link),
            ["teacher-objected-to"] = new TeacherObjectedToMail(
                Sample.Contact,
                "审核组",
                Sample.Course,
                new Delivery.Pages.Web.Person("王五", "13900005678"),
                "学员去年反映动作讲得太快，希望换一位",
                Due,
                IsReminder: true,
                Link
            ),
            ["no-teacher"] = new NoTeacherMail(
                Sample.Contact,
                "林一",
                Id,
                Sample.Course,
                "这个时间段的老师都已有课",
                Link
            ),
        };
}
