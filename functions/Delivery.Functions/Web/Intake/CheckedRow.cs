using System.Text.Json;

namespace Delivery.Functions.Web.Intake;

/// <summary>A row that was judged.</summary>
/// <param name="Value">What the register would hold; null when something is wrong.</param>
public sealed record CheckedRow(int Number, string? Code, JsonElement? Value, IReadOnlyList<IntakeError> Errors);

/// <summary>What is wrong with one cell.</summary>
/// <param name="Row">As a spreadsheet counts.</param>
/// <param name="Column">As the template calls it.</param>
public sealed record IntakeError(int Row, string Column, string Code, string Message);
