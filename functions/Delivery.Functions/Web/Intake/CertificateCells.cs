using System.Text.Json.Nodes;
using Delivery.Domain;
using Delivery.Domain.Matching;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.People;
using Delivery.Pages.Web;

namespace Delivery.Functions.Web.Intake;

/// <summary>A teacher's certificates in a cell, each as a line of the teacher's page.</summary>
internal static class CertificateCells
{
    // A number may hold any sign that lists are made with, but not these.
    private static readonly char[] Between = ['；', ';', '\n'];

    public static IEnumerable<string> Parts(string cell) =>
        cell.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <returns>The part as it is where it cannot be read, which the shape of the field refuses.</returns>
    public static JsonNode Of(string part) =>
        QualificationText.Read(TypedText.Clean(TextKind.Line, part)) is { } one
            ? new JsonObject
            {
                ["discipline"] = one.Discipline,
                ["proof"] = one.Proof,
                ["until"] = one.Until is { } day ? Dates.Iso(day) : null,
            }
            : part;

    public static string TextOf(JsonNode? one) =>
        QualificationText.Of(
            new Qualification(
                $"{one!["discipline"]}",
                $"{one["proof"]}",
                one["until"] is { } day
                    ? DateOnly.ParseExact($"{day}", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
                    : null
            )
        );
}
