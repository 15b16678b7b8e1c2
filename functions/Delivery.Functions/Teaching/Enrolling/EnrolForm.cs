using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Teaching.Enrolling;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>What a citizen typed into the form of a course's page, and who signs up by it.</summary>
public static class EnrolForm
{
    /// <param name="members">Rows for family that the form has.</param>
    public static EnrolFormValues Values(IFormCollection form, int members) =>
        new(
            form["personName"].ToString(),
            form["phone"].ToString(),
            form["birth"].ToString(),
            form["email"].ToString(),
            [
                .. Enumerable
                    .Range(0, members)
                    .Select(at => new MemberValues($"{form[$"memberName[{at}]"]}", $"{form[$"memberBirth[{at}]"]}")),
            ],
            form["guardianName"].ToString(),
            form["guardianPhone"].ToString(),
            form["consent"].Count > 0
        );

    public static IReadOnlyList<Participant> People(EnrolFormValues values, DateTimeOffset now)
    {
        var today = ShanghaiTime.DateOf(now);
        var guardian = GuardianOf(values, today);
        var email = values.Email.Length == 0 ? null : values.Email;
        return
        [
            new Participant(values.Name, values.Phone, YearOf(values.Birth, today), email, guardian),
            .. Members(values)
                .Select(member => new Participant(
                    member.Value.Name,
                    values.Phone,
                    YearOf(member.Value.Birth, today),
                    email,
                    guardian
                )),
        ];
    }

    /// <summary>A refusal's field, as the API calls it, under the name that it has in the form.</summary>
    public static FormErrors ErrorsOf(IEnumerable<Refusal> refusals, EnrolFormValues values, Language language)
    {
        var rows = Members(values).Select(member => member.Index).ToList();
        return new([.. refusals.Select(refusal => new FieldError(NameOf(refusal.Field, rows), language.Say(refusal)))]);
    }

    // A grown-up who comes along with a child answers for it, unless somebody else is named.
    private static Guardian? GuardianOf(EnrolFormValues values, DateOnly today) =>
        values.GuardianName.Length > 0 || values.GuardianPhone.Length > 0
            ? new Guardian(values.GuardianName, values.GuardianPhone, values.Consents)
        : ParticipantRules.IsAdult(YearOf(values.Birth, today), today)
            ? new Guardian(values.Name, values.Phone, values.Consents)
        : values.Consents ? new Guardian("", "", Consents: true)
        : null;

    private static IEnumerable<(int Index, MemberValues Value)> Members(EnrolFormValues values) =>
        values.Members.Index().Where(member => member.Item.Name.Length > 0 || member.Item.Birth.Length > 0);

    private static int? YearOf(string typed, DateOnly today) =>
        TypedNumbers.Whole(typed) is { } number ? ParticipantRules.BirthYearOf(number, today) : null;

    private static string NameOf(string? field, IReadOnlyList<int> rows) =>
        field switch
        {
            "name" => "personName",
            "phone" => "phone",
            "email" => "email",
            "birthYear" => "birth",
            "guardian.name" => "guardianName",
            "guardian.phone" => "guardianPhone",
            "guardian.consents" => "consent",
            { } member when member.StartsWith("members[", StringComparison.Ordinal) => MemberOf(member, rows),
            _ => "",
        };

    private static string MemberOf(string field, IReadOnlyList<int> rows)
    {
        var at = rows[int.Parse(field["members[".Length..field.IndexOf(']', StringComparison.Ordinal)], null)];
        return field.EndsWith("name", StringComparison.Ordinal) ? $"memberName[{at}]" : $"memberBirth[{at}]";
    }
}
