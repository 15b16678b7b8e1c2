using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.People.Teachers;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web.Intake;

namespace Delivery.Functions.People.Intake;

/// <summary>Teachers from a file. Bank and identity number are sealed before anything is kept, and what is registered stays.</summary>
public sealed class TeacherIntake(
    Registers registers,
    TeacherSecrets secrets,
    SaveTeacher save,
    TeacherOfCourses courses
)
    : RegisterIntake<TeacherBody, RegisteredTeacher>(
        registers.Teachers,
        "teachers",
        "老师",
        "id",
        [
            new("id", "老师编号", "T999") { Also = ["编号", "代码"] },
            new("name", "姓名", "王三") { Also = ["老师", "老师姓名"] },
            new("phone", "电话", "13800001234") { Also = ["手机", "联系电话"] },
            new("email", "邮箱", "wang@example.cn") { Also = ["电子邮箱"] },
            new(CatalogueNames.Field, "项目代码", "TJQ99、BDJ99", CellKind.List) { Also = ["项目", "授课项目"] },
            new(
                "qualifications",
                "资质证书",
                "TJQ99 社体指导员2024-118 2027-06-30；BDJ99 教练证0317",
                CellKind.Certificates,
                BlankKeeps: true
            )
            {
                Also = ["证书", "证书到期日", "有效期至"],
            },
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

    public override async Task<IReadOnlyList<CheckedRow>> CheckAsync(IReadOnlyList<SentRow> rows)
    {
        var catalogue = await CatalogueNames.OfAsync(registers);
        var sent = rows.Select(catalogue.WithCodes).ToList();
        return [.. (await base.CheckAsync(sent)).Zip(sent, (row, asked) => With(row, catalogue.Unknown(asked)))];
    }

    private CheckedRow With(CheckedRow row, Refusal? unknown) =>
        unknown is null
            ? row
            : row with
            {
                Value = null,
                Errors =
                [
                    .. row
                        .Errors.Append(ErrorOf(row.Number, unknown))
                        .OrderBy(error => Columns.TakeWhile(column => column.Name != error.Column).Count()),
                ],
            };

    protected override string CodeOf(RegisteredTeacher value) => value.Teacher.TeacherId;

    protected override TeacherBody BodyOf(RegisteredTeacher known) => TeacherBody.Of(known.Teacher);

    protected override IReadOnlyList<(string Name, string Value)> OnlyShown(RegisteredTeacher known) =>
        [
            ("银行账号（遮盖，不导入）", secrets.MaskedAccountOf(known)),
            ("证件号（遮盖，不导入）", secrets.MaskedIdNumber(known) ?? ""),
        ];

    protected override RegisteredTeacher ValueOf(string code, TeacherBody body, RegisteredTeacher? known) =>
        new(body.Teacher(code), secrets.SealBank(body.Bank), secrets.SealIdNumber(body.IdNumber));

    // Where money goes is changed by two people: a file brings it in, and never replaces it.
    protected override RegisteredTeacher Onto(RegisteredTeacher value, RegisteredTeacher? known) =>
        value with
        {
            SealedBank = known?.SealedBank ?? value.SealedBank,
            SealedIdNumber = known?.SealedIdNumber ?? value.SealedIdNumber,
        };

    protected override IReadOnlyList<Refusal> Check(RegisteredTeacher value, RegisteredTeacher? known) =>
        [
            .. RegisterRules.Check(value.Teacher),
            .. value.SealedBank is not null && known?.SealedBank is not null ? [Registered("银行账户", "bank")] : None,
            .. value.SealedIdNumber is not null && known?.SealedIdNumber is not null
                ? [Registered("证件号", "idNumber")]
                : None,
        ];

    protected override Task BeforeAsync(RegisteredTeacher value) => save.BeforeAsync(value.Teacher);

    protected override Task FollowAsync(RegisteredTeacher value, RegisteredTeacher? known) =>
        save.FollowAsync(value.Teacher, known?.Teacher);

    // Of a discipline's names those that are no longer right do no harm, so a crash before this needs no mending.
    protected override async Task AfterAsync(RegisteredTeacher value, RegisteredTeacher? known)
    {
        await save.AfterAsync(value.Teacher, known?.Teacher);
        await courses.FollowAsync(value.Teacher, known?.Teacher);
    }

    protected override async Task AgainAsync(RegisteredTeacher value)
    {
        await save.AfterAsync(value.Teacher, before: null);
        await courses.FollowAsync(value.Teacher.TeacherId);
    }

    private static Refusal[] None { get; } = [];

    private static Refusal Registered(string what, string field) =>
        new("teacher.two-people", $"已登记的{what}请在老师的页面修改，由两人办理；这里请留空", field);
}
