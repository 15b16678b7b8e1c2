using Azure;
using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Functions.People.Certificates;
using Delivery.Functions.People.Streets;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Web.Typed;
using Delivery.Functions.Workflow;
using Delivery.Pages.People;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.People.Teachers;

/// <summary>The teachers as their pages keep them, for those who find teachers and those who pay them.</summary>
public sealed class TeacherRegister(
    Registers registers,
    SaveTeacher save,
    ChangeBank changeBank,
    TeacherSecrets secrets,
    AddressTroubles troubles,
    TeacherAnswers answers,
    EndingCertificates certificates,
    TimeProvider clock
) : RegisterKind<RegisteredTeacher>(registers.Teachers)
{
    public override string Path => Paths.Teachers;

    public override string Name => "老师";

    public override string About => "会教什么、去哪些区、什么时候有空。没有删除，停用后不再安排课。";

    public override string SearchHint => "姓名或编号";

    public override EntryField Code { get; } =
        new("code", "老师编号", Hint: "1至64个字母、数字、-、_或.，登记后不能改", Required: true);

    public override IReadOnlyList<string> Columns { get; } = ["老师", "等级", "能去的区", "项目"];

    public override IReadOnlyList<RegisterFilter<RegisteredTeacher>> Filters { get; } =
    [
        new(
            "district",
            "能去的区",
            StreetFields.AllDistricts,
            (entry, district) => entry.Teacher.Districts.Contains(district)
        ),
        new(
            "status",
            "状态",
            [new Choice("active", "在职"), new Choice("inactive", "已停用")],
            (entry, status) => entry.Teacher.Active == (status == "active")
        ),
        new(
            "certificate",
            "证书",
            [new Choice($"{CertificateMoment.Soon}", "快到期"), new Choice($"{CertificateMoment.Ended}", "到期")],
            (entry, moment) => certificates.Of(entry.Teacher).Any(one => $"{one.Moment}" == moment)
        ),
    ];

    public override bool MayRead(Caller caller) => caller.May(Role.Matcher) || caller.IsOfFinance;

    public override async Task<IReadOnlyList<FieldGroup>> GroupsAsync() =>
        TeacherFields.Groups([
            .. (await registers.Disciplines.LatelyAsync())
                .Select(row => row.Value)
                .OrderBy(discipline => discipline.Category)
                .Select(discipline => new Choice(discipline.Code, discipline.Name, discipline.Category.Label())),
        ]);

    public override string TitleOf(RegisteredTeacher entry) => entry.Teacher.Name;

    public override EntryValues ValuesOf(RegisteredTeacher entry) => TeacherFields.ValuesOf(entry.Teacher);

    public override IReadOnlyList<string> CellsOf(RegisteredTeacher entry) =>
        [entry.Teacher.Grade, string.Join('、', entry.Teacher.Districts), $"{entry.Teacher.Disciplines.Count}个"];

    public override IReadOnlyList<Mark> MarksOf(RegisteredTeacher entry) =>
        [
            entry.Teacher.Active ? new Mark("在职", Tone.Ok) : new Mark("已停用", Tone.Warn),
            .. entry.Teacher.Active && entry.Teacher.RunOutBy(ShanghaiTime.DateOf(clock.GetUtcNow())).Count > 0
                ? (Mark[])[new Mark("有证书过期", Tone.Bad)]
                : [],
            .. entry.Teacher.Active && certificates.Of(entry.Teacher).Any(one => one.Moment == CertificateMoment.Soon)
                ? (Mark[])[new Mark("有证书快到期", Tone.Warn)]
                : [],
        ];

    public override EntryRead<RegisteredTeacher> Read(string code, EntryValues typed, RegisteredTeacher? known)
    {
        var free = TypedTimes.Lines(typed, "availability", "-", TeacherTimesText.ReadAvailability);
        var away = TypedTimes.Lines(typed, "unavailable", "至", TeacherTimesText.ReadAbsence);
        var proofs = TypedTimes.Lines(typed, "qualifications", "-", QualificationText.Read);
        var teacher = new Teacher(
            code,
            typed["personName"],
            typed["phone"],
            typed["email"],
            typed.LinesOf("disciplines"),
            typed["grade"],
            [.. typed.LinesOf("districts").Prepend(typed["homeDistrict"]).Where(name => name.Length > 0).Distinct()],
            // What is no number is none of those that the rule allows.
            TypedNumbers.Whole(typed["weeklyLimit"]) ?? 0,
            free.Read,
            away.Read,
            typed["nameMayBePublished"] == "true",
            typed["active"] == "true",
            Enum.TryParse<TaxStatus>(typed["taxStatus"], out var status) && Enum.IsDefined(status) ? status : null,
            proofs.Read
        );
        return new EntryRead<RegisteredTeacher>(
            new RegisteredTeacher(teacher, known?.SealedBank, known?.SealedIdNumber),
            [
                .. RegisterRules
                    .Check(teacher)
                    .Select(refusal => new FieldError(TeacherFields.FormNameOf(refusal.Field), refusal.Message)),
                .. TypedTimes.Wrong(free.Wrong, away.Wrong),
                .. proofs.Wrong.Select(line => new FieldError(
                    "qualifications",
                    $"看不懂“{line}”，请写成 TJQ 证书编号 2027-06-30"
                )),
            ]
        );
    }

    public override async Task<PutResult> SaveAsync(Call call, string code, RegisteredTeacher entry, ETag ifMatch) =>
        (await save.RunAsync(call, entry.Teacher, sealedBank: null, sealedIdNumber: null, ifMatch)).Result;

    public override async Task<(IReadOnlyList<FactGroup> More, IReadOnlyList<string> Warnings)> AroundAsync(
        RegisteredTeacher entry
    )
    {
        var proposed = await changeBank.FindAsync(entry.Teacher.TeacherId);
        var bank = new FactGroup(
            "银行账户和证件号",
            [
                new Fact("账户", secrets.MaskedAccountOf(entry)),
                new Fact("证件号", secrets.MaskedIdNumber(entry) ?? "没有登记"),
                .. proposed is null
                    ? []
                    : new[]
                    {
                        new Fact("修改", $"{proposed.Value.Name} 已提出", Mark: new Mark("待另一位确认", Tone.Warn)),
                    },
            ],
            "由一位管理员提出，另一位管理员确认后才生效。",
            Paths.TeacherBank(entry.Teacher.TeacherId),
            "查看或修改"
        );
        var trouble = await troubles.FindAsync(entry.Teacher.Email);
        var year = ShanghaiTime.DateOf(clock.GetUtcNow()).Year;
        var pay = new FactGroup(
            "课酬",
            [],
            null,
            Paths.TeacherYearOf(entry.Teacher.TeacherId, year),
            $"{year}年发放的课酬"
        );
        return (
            [
                .. await certificates.FactsAsync(entry.Teacher),
                new FactGroup("证书的扫描件", [], null, Paths.CertificatesOf(entry.Teacher.TeacherId), "查看或上传"),
                await answers.FactsAsync(entry.Teacher.TeacherId),
                await ExclusionsAsync(entry.Teacher.TeacherId),
                bank,
                pay,
            ],
            trouble is null ? [] : [StreetRegister.WordsOf(trouble)]
        );
    }

    private async Task<FactGroup> ExclusionsAsync(string teacherId)
    {
        var hold = (await registers.ExclusionsOfAsync(teacherId)).Count(one => one.HoldsAt(clock.GetUtcNow()));
        return new FactGroup(
            "不安排的街镇",
            [],
            hold == 0 ? "没有。" : $"现在有{hold}条。",
            Paths.ExclusionsOf(teacherId),
            "查看或修改"
        );
    }
}
