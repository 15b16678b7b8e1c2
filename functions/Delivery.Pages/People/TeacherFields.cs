using Delivery.Domain.Matching;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Pages.People;

/// <summary>What a teacher's form, page and history show; bank account and identity number are in none of them.</summary>
public static class TeacherFields
{
    private static readonly Choice[] AllDistricts =
    [
        .. Districts.All.Select(district => new Choice(district.Name, district.Name)),
    ];

    /// <param name="disciplines">The catalogue, grouped by category.</param>
    public static IReadOnlyList<FieldGroup> Groups(IReadOnlyList<Choice> disciplines) =>
        [
            new(
                "老师",
                [
                    new("personName", "姓名", Required: true),
                    new("phone", "手机", FieldKind.Phone, Required: true),
                    new("email", "邮箱", FieldKind.Email, Required: true),
                    new("grade", "等级", Hint: "如 国家级、一级、二级"),
                    new("active", "状态", FieldKind.Check, Ask: "在职，可以安排课", Yes: "在职", No: "已停用"),
                    new(
                        "nameMayBePublished",
                        "公布姓名",
                        FieldKind.Check,
                        Hint: "没有勾选时，一周一览不写老师姓名",
                        Ask: "老师同意公布姓名",
                        Yes: "老师同意",
                        No: "老师没有同意"
                    ),
                    new(
                        "taxStatus",
                        "纳税身份",
                        FieldKind.Choice,
                        [.. Enum.GetValues<TaxStatus>().Select(status => new Choice($"{status}", status.Label()))],
                        Hint: "不是居民个人的，税不按税率表算，由财务每月填写",
                        Required: true
                    ),
                ]
            ),
            new(
                "能教什么",
                [
                    new("disciplines", "项目", FieldKind.Checks, disciplines),
                    new(
                        "qualifications",
                        "资质证书",
                        FieldKind.Lines,
                        Hint: "一行一张：项目代码、证书编号、到期日（没有到期日就不写），如 TJQ 社体指导员2024-118 2027-06-30；到期后不再安排这个项目",
                        Nothing: "没有登记"
                    ),
                ]
            ),
            new(
                "在哪里、什么时候",
                [
                    new("homeDistrict", "家在哪个区", FieldKind.Choice, AllDistricts, "路程从这个区算起"),
                    new("weeklyLimit", "每周最多几节", FieldKind.Number, Required: true),
                    new("districts", "还能去的区", FieldKind.Checks, AllDistricts, Nothing: "只去家所在的区"),
                    new(
                        "availability",
                        "每周有空的时间",
                        FieldKind.Lines,
                        Hint: "一行一段，如 周一 09:00-12:00；到半夜写 24:00；空着就是什么时候都可以",
                        Nothing: "什么时候都可以"
                    ),
                    new(
                        "unavailable",
                        "请假",
                        FieldKind.Lines,
                        Hint: "一行一次，如 2026-10-01 至 2026-10-07，或 2026-10-08 09:00 至 2026-10-08 12:00",
                        Nothing: "没有请假",
                        Words: TeacherTimesText.Shown
                    ),
                ]
            ),
        ];

    public static EntryValues ValuesOf(Teacher teacher) =>
        new(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["personName"] = teacher.Name,
                ["phone"] = teacher.Phone,
                ["email"] = teacher.Email,
                ["grade"] = teacher.Grade,
                ["active"] = teacher.Active ? "true" : "",
                ["nameMayBePublished"] = teacher.NameMayBePublished ? "true" : "",
                ["disciplines"] = string.Join('\n', teacher.Disciplines.Order(StringComparer.Ordinal)),
                ["qualifications"] = string.Join('\n', (teacher.Qualifications ?? []).Select(QualificationText.Of)),
                ["homeDistrict"] = teacher.Districts is [var home, ..] ? home : "",
                ["districts"] = string.Join('\n', teacher.Districts.Skip(1).Order(StringComparer.Ordinal)),
                ["taxStatus"] = $"{teacher.TaxStatus ?? TaxStatus.Resident}",
                ["weeklyLimit"] = $"{teacher.WeeklyLimit}",
                ["availability"] = string.Join('\n', teacher.Availability.Select(TeacherTimesText.Of)),
                ["unavailable"] = string.Join('\n', teacher.Unavailable.Select(TeacherTimesText.Of)),
            }
        );

    /// <summary>"districts[2]" and "unavailable[0].to" are one field each in the form.</summary>
    public static string FormNameOf(string? apiField) =>
        apiField?.Split('[')[0] switch
        {
            null => "",
            "id" => "code",
            "name" => "personName",
            var field => field,
        };
}
