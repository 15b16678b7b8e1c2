using System.Text.RegularExpressions;
using Delivery.Domain;
using Delivery.Pages.Web;

namespace Delivery.Functions.Teaching.Roster;

/// <summary>Refusals beside the fields of the form that they are about.</summary>
internal static partial class RosterErrors
{
    public static FormErrors Of(string act, IReadOnlyList<Refusal> refusals) =>
        new([.. refusals.Select(refusal => new FieldError(FieldOf(act, refusal.Field ?? ""), MessageOf(act, refusal)))]);

    private static string FieldOf(string act, string field) =>
        act switch
        {
            "add" when field.EndsWith("name", StringComparison.OrdinalIgnoreCase) => "personName",
            "add" when field.EndsWith("phone", StringComparison.Ordinal) => "phone",
            "add" when field.EndsWith("birthYear", StringComparison.Ordinal) => "birth",
            "lines" => "pasted",
            "places" => "places",
            _ => field is "personName" or "phone" or "birth" or "pasted" or "places" ? field : "",
        };

    // There is only one row in the form for one person.
    private static string MessageOf(string act, Refusal refusal) =>
        act == "add" ? Row().Replace(refusal.Message, "") : refusal.Message;

    [GeneratedRegex(@"\A第1行的?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}
