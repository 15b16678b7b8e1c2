using System.Text.Json;
using System.Text.Json.Serialization;
using Delivery.Domain;

namespace Delivery.Functions.Web.Intake;

/// <summary>What is done with the rows that are right.</summary>
public enum IntakeMode
{
    /// <summary>Nothing: only said what is wrong.</summary>
    Check,

    /// <summary>All are taken, or none.</summary>
    All,

    /// <summary>Those without an error are taken.</summary>
    Valid,
}

/// <param name="Rows">Rows of data in the file.</param>
/// <param name="Wrong">Rows with at least one error.</param>
/// <param name="Taken">Rows that are in the register now.</param>
/// <param name="ImportId">Names the import in the audit log; null when nothing was taken.</param>
/// <param name="ErrorCount">All errors, where they are more than are listed.</param>
/// <param name="Errors">By row and column, at most 1000.</param>
public sealed record IntakeReport(
    string Register,
    string Mode,
    int Rows,
    int Wrong,
    int Taken,
    string? ImportId,
    int ErrorCount,
    IReadOnlyList<IntakeError> Errors
)
{
    /// <summary>What the sender should look at, by row and column, at most 1000; it refuses no row.</summary>
    public IReadOnlyList<IntakeError> Warnings { get; init; } = [];

    /// <summary>More are in the annotated copy.</summary>
    public const int MostErrors = 1000;

    /// <summary>The first of the refusals when rows are wrong; those of the cells follow.</summary>
    public const string RowsAreWrong = "import.rows";

    public static IntakeReport Of(IntakeSheet register, IntakeMode mode, IReadOnlyList<CheckedRow> rows)
    {
        var errors = rows.SelectMany(row => row.Errors).ToList();
        return new IntakeReport(
            register.Name,
            JsonNamingPolicy.CamelCase.ConvertName($"{mode}"),
            rows.Count,
            rows.Count(row => row.Errors.Count > 0),
            0,
            null,
            errors.Count,
            [.. errors.Take(MostErrors)]
        )
        {
            Warnings = [.. rows.SelectMany(row => row.Warnings).Take(MostErrors)],
        };
    }

    /// <summary>Why none of the rows was taken.</summary>
    [JsonIgnore]
    public IReadOnlyList<Refusal> Refusals =>
        [
            new("import.rows", $"{Wrong}行有误，一行也没有录入。请照下面的说明改正后重新提交，或选择只录入无误的行"),
            .. Errors.Select(error => new Refusal(
                error.Code,
                $"第{error.Row}行“{error.Column}”：{error.Message}",
                $"rows[{error.Row}].{error.Column}"
            )
            {
                Link = error.Link,
            }),
        ];
}
