using Delivery.Domain.Calendar;
using Delivery.Pages.Email;
using Delivery.Pages.Operation;
using Delivery.Pages.Operation.Chain;
using Delivery.Pages.People;
using Delivery.Pages.People.Certificates;
using Delivery.Pages.People.Succession;
using Delivery.Pages.People.Training;
using Delivery.Pages.Programme;
using Delivery.Pages.Programme.Webhooks;

namespace Delivery.Functions.Tests.Pages;

/// <summary>Mails about people, trainings, channels and the operation.</summary>
internal static partial class MailSamples
{
    private static Dictionary<string, IMail> OfPeople =>
        new(StringComparer.Ordinal)
        {
            ["year-missing"] = new YearMissingMail(Sample.Contact, "审核组", 2027, OperationSamples.WaitsForYear, Link),
            ["audit-chain-broken"] = new ChainBrokenMail(
                Sample.Contact,
                "主管",
                2,
                ["2026年9月1日 10:02:11：这条记录被改动过", "2026年9月3日：这一天的封存没有了"],
                Link
            ),
            ["certificate-ends"] = new CertificateEndsMail(
                Sample.Contact,
                "王五",
                "太极拳",
                "社体指导员2024-118",
                new DateOnly(2026, 9, 20),
                HasEnded: false,
                Link
            ),
            ["teacher-certificate-ends"] = new TeacherCertificateEndsMail(
                Sample.Contact,
                "审核组",
                new Delivery.Pages.Web.Person("王五", "13900005678"),
                "太极拳",
                "社体指导员2024-118",
                new DateOnly(2026, 9, 20),
                HasEnded: true,
                [("清荷街道 太极拳，最后一节 10月12日（周一）", Link)],
                Link
            ),
            ["wechat-word"] = new WeChatWordMail(
                Sample.Contact,
                "王三",
                "没有等到您的回复，发来的文件没有归档。",
                "https://peisong.example.cn/teacher"
            ),
            ["street-change"] = new StreetChangeMail(
                Sample.Contact,
                "林一",
                "2026年9月20日起，清荷街道并入云杉街道",
                "区划调整〔2026〕8号",
                ["从这一天起，清荷街道不再申报，登录随之结束；新的课程以云杉街道的名义申报。"],
                Link
            ),
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
            ["article-pictures"] = new ArticlePicturesMail(
                Sample.Contact,
                "审核组",
                Week.Parse("2026-W38"),
                2,
                "上海体育",
                ["太极拳进社区（清荷街道）：图片太大，请联系维护人员（微信代码 40009）"],
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
            ["weekly-programme"] = new WeeklyProgrammeMail(Sample.Contact, "编辑", ProgrammeSamples.Article),
        };

    private static TrainingMail Training(TrainingMailKind kind) =>
        new(Sample.Contact, "周二", TrainingSamples.Plan, Link, kind);
}
