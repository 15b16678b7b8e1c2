using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.People.Certificates;
using Delivery.Functions.People.Teachers;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Pages.People;
using Delivery.Pages.People.Portal;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.People.Portal;

/// <summary>A teacher's entry as the teacher sees it, and the part that is the teacher's own.</summary>
public sealed class OwnProfile(
    Registers registers,
    TeacherSecrets secrets,
    ChangeBank changeBank,
    EndingCertificates certificates
)
{
    private static readonly HashSet<string> OwnFields = [.. OwnProfileModel.Fields.Select(field => field.Name)];

    /// <summary>The teacher with what was typed, judged by the register's own rules.</summary>
    public static (Teacher Teacher, FormErrors Errors) Changed(Teacher known, EntryValues typed)
    {
        var teacher = known with
        {
            Phone = typed["phone"],
            Districts =
            [
                .. typed.LinesOf("districts").Prepend(typed["homeDistrict"]).Where(name => name.Length > 0).Distinct(),
            ],
            NameMayBePublished = typed["nameMayBePublished"] == "true",
        };
        var refused = RegisterRules
            .Check(teacher)
            .Select(refusal => new FieldError(TeacherFields.FormNameOf(refusal.Field), refusal.Message))
            .Where(error => OwnFields.Contains(error.Field))
            .Concat(
                teacher.Districts.Count == 0
                    ? [new FieldError("homeDistrict", "请至少选一个能去的区")]
                    : Enumerable.Empty<FieldError>()
            );
        return (teacher, new FormErrors([.. refused]));
    }

    public async Task<IReadOnlyList<Fact>> KeptAsync(RegisteredTeacher entry) =>
        [
            new Fact("姓名", entry.Teacher.Name),
            new Fact("等级", entry.Teacher.Grade),
            new Fact("邮箱", entry.Teacher.Email),
            new Fact("收款账户", secrets.MaskedAccountOf(entry) + await ProposedAsync(entry.Teacher.TeacherId)),
            new Fact("证件号", secrets.MaskedIdNumber(entry) ?? "", Nothing: "没有登记"),
        ];

    private async Task<string> ProposedAsync(string teacherId) =>
        await changeBank.FindAsync(teacherId) is null ? "" : "（协会正在修改）";

    public async Task<IReadOnlyList<OwnDiscipline>> DisciplinesAsync(Teacher teacher)
    {
        var names = (await registers.Disciplines.LatelyAsync()).ToDictionary(row => row.RowKey, row => row.Value.Name);
        var ending = certificates.Of(teacher).ToDictionary(one => one.Certificate.Discipline, one => one.Moment);
        return
        [
            .. teacher.Disciplines.Select(code => new OwnDiscipline(
                names.GetValueOrDefault(code, code),
                [.. (teacher.Qualifications ?? []).Where(one => one.Discipline == code).Select(WordsOf)],
                ending.TryGetValue(code, out var moment) ? MarkOf(moment) : null
            )),
        ];
    }

    private static Mark MarkOf(CertificateMoment? moment) =>
        moment == CertificateMoment.Ended ? new Mark("证书到期", Tone.Bad) : new Mark("证书快到期", Tone.Warn);

    private static string WordsOf(Qualification one) =>
        one.Until is { } last ? $"{one.Proof}，最后一天 {Dates.FullDay(last)}" : one.Proof;
}
