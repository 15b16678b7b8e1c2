namespace Delivery.Domain.Operation;

/// <summary>The settings of signing in, of the association's contact and of mail (domain.md, sections 8 and 9).</summary>
internal static class OfficeCatalogue
{
    private static readonly SettingPart<OfficeSettings> Office = new(
        SettingGroup.Office,
        all => all.Office,
        (all, part) => all with { Office = part }
    );

    private static readonly SettingPart<MailLimits> Mail = new(
        SettingGroup.Mail,
        all => all.Mail,
        (all, part) => all with { Mail = part }
    );

    public static IReadOnlyList<Setting> All { get; } =
    [
        Office.Whole(
            "sign-in-minutes",
            "邮件里的登录链接几分钟内有效",
            "分钟",
            (5, 60),
            of => of.SignInMinutes,
            (of, minutes) => of with { SignInMinutes = minutes }
        ),
        Office.Text(
            "contact-name",
            "协会联系人（每页和每封邮件都写明）",
            30,
            of => of.ContactName,
            (of, name) => of with { ContactName = name }
        ),
        Office.Phone(
            "contact-phone",
            "协会联系电话（每页和每封邮件都写明）",
            of => of.ContactPhone,
            (of, phone) => of with { ContactPhone = phone }
        ),
        Mail.Whole(
            "mails-per-minute",
            "每分钟最多发几封邮件（0为不限）",
            "封",
            (0, 10_000),
            of => of.PerMinute,
            (of, mails) => of with { PerMinute = mails }
        ),
        Mail.Whole(
            "mails-per-hour",
            "每小时最多发几封邮件（0为不限）",
            "封",
            (0, 100_000),
            of => of.PerHour,
            (of, mails) => of with { PerHour = mails }
        ),
    ];
}
