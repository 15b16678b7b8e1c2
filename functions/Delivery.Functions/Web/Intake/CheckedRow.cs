using System.Text.Json;
using System.Text.Json.Serialization;

namespace Delivery.Functions.Web.Intake;

/// <summary>A row that was judged.</summary>
/// <param name="Value">What the register would hold; null when something is wrong.</param>
public sealed record CheckedRow(int Number, string? Code, JsonElement? Value, IReadOnlyList<IntakeError> Errors)
{
    /// <summary>What its sender should look at; the row is taken all the same.</summary>
    public IReadOnlyList<IntakeError> Warnings { get; init; } = [];
}

/// <summary>What is wrong with one cell.</summary>
/// <param name="Row">As a spreadsheet counts.</param>
/// <param name="Column">As the template calls it.</param>
/// <param name="Link">Path of the page on which it is put right, where that is another one.</param>
public sealed record IntakeError(
    int Row,
    string Column,
    string Code,
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Link = null
);
