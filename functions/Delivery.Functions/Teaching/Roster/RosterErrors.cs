using System.Text.RegularExpressions;
using Delivery.Domain;
using Delivery.Pages.Web;

namespace Delivery.Functions.Teaching.Roster;

/// <summary>Refusals beside the fields of the form that they are about.</summary>
internal static partial class RosterErrors
{
    public static FormErrors Of(string act, IReadOnlyList<Refusal> refusals) =>
        new([
            .. refusals.Select(refusal => new FieldError(FieldOf(act, refusal.Field ?? ""), MessageOf(act, refusal))),
        ]);

    private static string FieldOf(string act, string field) =>
        act switch
        {
            "add" when IsOfGuardian(field, "name") => "guardianName",
            "add" when IsOfGuardian(field, "phone") => "guardianPhone",
            "add" when IsOfGuardian(field, "consents") => "consent",
            "add" when field.EndsWith("name", StringComparison.OrdinalIgnoreCase) => "personName",
            "add" when field.EndsWith("phone", StringComparison.Ordinal) => "phone",
            "add" when field.EndsWith("birthYear", StringComparison.Ordinal) => "birth",
            "lines" => "pasted",
            "places" => "places",
            // Of what is too long the field is the form's own already.
            _ => Own.Contains(field) ? field : "",
        };

    private static bool IsOfGuardian(string field, string part) =>
        field.EndsWith($"guardian.{part}", StringComparison.Ordinal);

    private static readonly string[] Own =
    [
        "personName",
        "phone",
        "birth",
        "guardianName",
        "guardianPhone",
        "pasted",
        "places",
    ];

    // There is only one row in the form for one person.
    private static string MessageOf(string act, Refusal refusal) =>
        act == "add" ? Row().Replace(refusal.Message, "") : refusal.Message;

    [GeneratedRegex(@"\A第1行的?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}
