using System.Text.Json;
using Delivery.Domain;
using Delivery.Domain.Matching;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Functions.People.Staff;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.Teachers;

/// <param name="Active">Left out it stays as it is stored; a new teacher is active.</param>
public sealed record TeacherBody(
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
    bool? Active = null,
    [Typed(TextKind.Account)] IReadOnlyDictionary<string, JsonElement>? Bank = null,
    [Typed(TextKind.Account)] string? IdNumber = null,
    TaxStatus? TaxStatus = null,
    IReadOnlyList<QualificationBody>? Qualifications = null
)
{
    /// <summary>Without bank and identity number: what is sealed is not opened for this.</summary>
    public static TeacherBody Of(Teacher teacher) =>
        new(
            teacher.Name,
            teacher.Phone,
            teacher.Email,
            teacher.Disciplines,
            teacher.Grade,
            teacher.Districts,
            teacher.WeeklyLimit,
            [.. teacher.Availability.Select(free => new AvailabilityBody(free.Day, free.From, free.To))],
            [.. teacher.Unavailable.Select(away => new AbsenceBody(DayOrTime.At(away.From), DayOrTime.At(away.To)))],
            teacher.NameMayBePublished,
            teacher.Active,
            TaxStatus: teacher.TaxStatus,
            Qualifications: teacher
                .Qualifications?.Select(one => new QualificationBody(one.Discipline, one.Proof, one.Until))
                .ToList()
        );

    public Teacher Teacher(string id) =>
        new(
            id,
            Name,
            Phone,
            Email,
            Disciplines,
            Grade,
            [.. Districts.Select(district => Domain.Ordering.Districts.Find(district)?.Name ?? district)],
            WeeklyLimit,
            [.. (Availability ?? []).Select(free => new Availability(free.Day, free.From, free.To))],
            [.. (Unavailable ?? []).Select(away => new Absence(away.From.Opening, away.To.Closing))],
            NameMayBePublished,
            Active ?? true,
            TaxStatus,
            Qualifications?.Select(one => new Qualification(one.Discipline, one.Proof, one.Until)).ToList()
        );
}

/// <summary>The register of teachers. Bank and identity numbers go in and never come out, but masked.</summary>
public sealed class TeachersApi(
    Api api,
    Registers registers,
    TeacherSecrets secrets,
    SaveTeacher save,
    AddressTroubles troubles
)
{
    [Function(nameof(PutTeacher))]
    [ApiCall("登记老师", Body = typeof(TeacherBody), Answer = typeof(TeacherView), Makes = true, Scopes = [Role.Admin])]
    public Task<IResult> PutTeacher(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/teachers/{id}")] HttpRequest request,
        string id
    ) =>
        api.SendAsync<TeacherBody>(
            request,
            caller => caller.May(Role.Admin),
            async (body, call) =>
            {
                var teacher = body.Teacher(id);
                var refusals = RegisterRules.Check(teacher);
                return refusals.Count > 0 ? ApiAnswer.Refused(refusals) : await SaveAsync(request, teacher, body, call);
            }
        );

    [Function(nameof(GetTeacher))]
    [ApiCall(
        "查看老师（银行和证件号已遮盖）",
        Answer = typeof(TeacherView),
        Scopes = [Role.Matcher, Role.FinanceMaker, Role.FinanceApprover],
        Also = "本人"
    )]
    public Task<IResult> GetTeacher(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/teachers/{id}")] HttpRequest request,
        string id
    ) =>
        api.GetAsync(
            request,
            caller => caller.MayReadTeachers || caller.IsTeacher(id),
            async caller =>
                await registers.Teachers.FindAsync(id) is { } found
                    ? ApiAnswer.Ok(await ShownAsync(found.Value, caller), found.ETag)
                    : ApiAnswer.NotFound("teacher.unknown", "老师", id)
        );

    [Function(nameof(ListTeachers))]
    [ApiCall("老师列表", Items = typeof(TeacherView), Scopes = [Role.Matcher, Role.FinanceMaker, Role.FinanceApprover])]
    public Task<IResult> ListTeachers(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/teachers")] HttpRequest request
    ) =>
        api.GetAsync(
            request,
            caller => caller.MayReadTeachers,
            async _ =>
            {
                var asked = PageAsked.Of(request);
                var page = await registers.Teachers.PageAsync(asked.From(string.Empty), asked.Limit);
                return asked.Answer(request, page, found => Shown(found.Value));
            }
        );

    private async Task<ApiAnswer> SaveAsync(HttpRequest request, Teacher teacher, TeacherBody body, Call call)
    {
        var (bank, idNumber) = (secrets.SealBank(body.Bank), secrets.SealIdNumber(body.IdNumber));
        var (result, registered, etag) = await save.RunAsync(
            call,
            teacher,
            bank,
            idNumber,
            request.IfMatch(),
            keepsActive: body.Active is null
        );
        return result switch
        {
            PutResult.Stale => ApiAnswer.Stale,
            PutResult.Created => ApiAnswer.Created($"/api/teachers/{teacher.TeacherId}", Shown(registered), etag),
            _ => ApiAnswer.Ok(Shown(registered), etag),
        };
    }

    private async Task<TeacherView> ShownAsync(RegisteredTeacher registered, Caller caller) =>
        Shown(registered) with
        {
            MailTroubles = caller.IsStaff ? await MailTrouble.OfAsync(troubles, [registered.Teacher.Email]) : null,
        };

    private TeacherView Shown(RegisteredTeacher registered) =>
        new(
            registered.Teacher.TeacherId,
            registered.Teacher.Name,
            registered.Teacher.Phone,
            registered.Teacher.Email,
            registered.Teacher.Disciplines,
            registered.Teacher.Grade,
            registered.Teacher.Districts,
            registered.Teacher.WeeklyLimit,
            registered.Teacher.Availability,
            registered.Teacher.Unavailable,
            registered.Teacher.NameMayBePublished,
            registered.Teacher.Active,
            secrets.MaskedBank(registered),
            secrets.MaskedIdNumber(registered),
            TaxStatus: registered.Teacher.TaxStatus ?? TaxStatus.Resident,
            Qualifications: registered.Teacher.Qualifications ?? []
        );
}
