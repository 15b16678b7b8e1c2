using System.Text.Json;
using Delivery.Domain;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;

namespace Delivery.Functions.People.Intake;

/// <summary>A teacher in a file, as the API has it.</summary>
public sealed record TeacherRow(
    [Typed(TextKind.Code)] string Id,
    [Typed(TextKind.Name)] string Name,
    [Typed(TextKind.Phone)] string Phone,
    [Typed(TextKind.Email)] string Email,
    [Typed(TextKind.Code)] IReadOnlyList<string> Disciplines,
    [Typed(TextKind.Title)] string Grade,
    [Typed(TextKind.Title)] IReadOnlyList<string> Districts,
    int WeeklyLimit = 10,
    IReadOnlyList<AvailabilityBody>? Availability = null,
    IReadOnlyList<AbsenceBody>? Unavailable = null,
    bool NameMayBePublished = false,
    bool Active = true,
    [Typed(TextKind.Account)] IReadOnlyDictionary<string, JsonElement>? Bank = null,
    [Typed(TextKind.Account)] string? IdNumber = null
);

/// <summary>Teachers from a file. Bank and identity number are sealed before anything is kept; empty cells leave them.</summary>
public sealed class TeacherIntake(Registers registers, TeacherSecrets secrets, Addresses addresses)
    : RegisterIntake<TeacherRow, RegisteredTeacher>(
        registers.Teachers,
        "teachers",
        "老师",
        "id",
        [
            new("id", "老师编号", "T999") { Also = ["编号", "代码"] },
            new("name", "姓名", "王三") { Also = ["老师", "老师姓名"] },
            new("phone", "电话", "13800001234") { Also = ["手机", "联系电话"] },
            new("email", "邮箱", "wang@example.cn") { Also = ["电子邮箱"] },
            new("disciplines", "项目代码", "TJQ99、BDJ99", CellKind.List) { Also = ["项目", "授课项目"] },
            new("grade", "等级", "一级") { Also = ["级别"] },
            new("districts", "服务区", "黄浦区、徐汇区", CellKind.List) { Also = ["区"] },
            new("weeklyLimit", "每周课时上限", "10", CellKind.Whole, BlankKeeps: true),
            new("availability", "可授课时间", "周一 18:00-20:00；周六 09:00-12:00", CellKind.WeekTimes),
            new("nameMayBePublished", "姓名可公布", "是", CellKind.YesNo, BlankKeeps: true),
            new("active", "在岗", "是", CellKind.YesNo, BlankKeeps: true),
            new($"{Bank}.accountName", "户名", "王三", BlankKeeps: true) { IsSecret = true, Also = ["开户名"] },
            new($"{Bank}.bank", "开户行", "清荷银行", BlankKeeps: true) { IsSecret = true },
            new($"{Bank}.account", "账号", "6222000011112222", BlankKeeps: true)
            {
                IsSecret = true,
                Also = ["银行账号", "卡号"],
            },
            new("idNumber", "证件号", "310101199001010000", BlankKeeps: true) { IsSecret = true, Also = ["身份证号"] },
        ]
    )
{
    // The fields of the account are the API's, which names them freely.
    private const string Bank = "bank";

    protected override string CodeOf(RegisteredTeacher value) => value.Teacher.TeacherId;

    // What is sealed is not opened for this, and absences go past a table.
    protected override TeacherRow RowOf(RegisteredTeacher known) =>
        new(
            known.Teacher.TeacherId,
            known.Teacher.Name,
            known.Teacher.Phone,
            known.Teacher.Email,
            known.Teacher.Disciplines,
            known.Teacher.Grade,
            known.Teacher.Districts,
            known.Teacher.WeeklyLimit,
            [.. known.Teacher.Availability.Select(free => new AvailabilityBody(free.Day, free.From, free.To))],
            Unavailable: null,
            known.Teacher.NameMayBePublished,
            known.Teacher.Active
        );

    protected override IReadOnlyList<(string Name, string Value)> OnlyShown(RegisteredTeacher known) =>
        [
            ("银行账号（遮盖，不导入）", secrets.MaskedAccountOf(known)),
            ("证件号（遮盖，不导入）", secrets.MaskedIdNumber(known) ?? ""),
        ];

    protected override RegisteredTeacher ValueOf(TeacherRow row, RegisteredTeacher? known) =>
        new(
            new Teacher(
                row.Id,
                row.Name,
                row.Phone,
                row.Email,
                row.Disciplines,
                row.Grade,
                [.. row.Districts.Select(district => Districts.Find(district)?.Name ?? district)],
                row.WeeklyLimit,
                [.. (row.Availability ?? []).Select(free => new Availability(free.Day, free.From, free.To))],
                row.Unavailable is { } away
                    ? [.. away.Select(one => new Absence(one.From.Opening, one.To.Closing))]
                    : known?.Teacher.Unavailable ?? [],
                row.NameMayBePublished,
                row.Active
            ),
            secrets.SealBank(row.Bank),
            secrets.SealIdNumber(row.IdNumber)
        );

    protected override RegisteredTeacher Onto(RegisteredTeacher value, RegisteredTeacher? known) =>
        value with
        {
            SealedBank = value.SealedBank ?? known?.SealedBank,
            SealedIdNumber = value.SealedIdNumber ?? known?.SealedIdNumber,
        };

    protected override IReadOnlyList<Refusal> Check(RegisteredTeacher value) => RegisterRules.Check(value.Teacher);

    protected override async Task BeforeAsync(RegisteredTeacher value)
    {
        await addresses.NoteAsync(value.Teacher);
        await registers.AddToDisciplinesAsync(value.Teacher);
    }

    // Of a disciplines's names those that are no longer right do no harm, so a crash before this needs no mending.
    protected override async Task AfterAsync(RegisteredTeacher value, RegisteredTeacher? known)
    {
        await registers.NoteInDisciplinesAsync(value.Teacher);
        await registers.RemoveFromDisciplinesAsync(
            value.Teacher.TeacherId,
            known?.Teacher.Disciplines.Except(value.Teacher.Disciplines) ?? []
        );
    }
}
