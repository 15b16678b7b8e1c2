using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Web.Sheets;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web.Intake;

/// <summary>The file that was sent with the errors of each row beside it, in the form it came in; it can be mended and sent again.</summary>
public sealed class AnnotatedCopy(SheetFiles files)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public IResult Of(HttpContext context, IntakeSheet register, SentFile sent, IReadOnlyList<CheckedRow> rows)
    {
        var (name, errors) = ($"{register.Name}-checked", rows.ToDictionary(row => row.Number, TextOf));
        return sent.Table is not { } table ? Lines(context, sent, errors, name)
            : sent.Workbook is { } workbook
            && XlsxNotes.Write(workbook, NotesOf(register, table, errors, rows)) is { } copy
                ? SheetFiles.Xlsx(context, copy, name)
            : sent.IsXlsx ? SheetFiles.Xlsx(context, SheetOf(register, table, errors), name)
            : files.Csv(context, SheetOf(register, table, errors), name);
    }

    private static string TextOf(CheckedRow row) =>
        string.Join(
            '；',
            row.Errors.Select(error => $"{error.Column}：{error.Message}")
                .Concat(row.Warnings.Select(warning => $"（请留意）{warning.Column}：{warning.Message}"))
        );

    private static SheetNotes NotesOf(
        IntakeSheet register,
        Table table,
        Dictionary<int, string> errors,
        IReadOnlyList<CheckedRow> rows
    )
    {
        var columns = table
            .Columns.Index()
            .Where(column => SentFile.ColumnOf(column.Item, register) is not null)
            .ToDictionary(column => SentFile.ColumnOf(column.Item, register)!.Name, column => column.Index);
        var before = table.Columns.ToList().IndexOf(SentFile.Errors);
        return new SheetNotes(
            table.HeaderRow,
            before < 0 ? table.Columns.Count : before,
            SentFile.Errors,
            errors,
            rows.SelectMany(row => row.Errors)
                .Where(error => columns.ContainsKey(error.Column))
                .Select(error => (error.Row, columns[error.Column]))
                .ToHashSet()
        );
    }

    private static Sheet SheetOf(IntakeSheet register, Table table, Dictionary<int, string> errors)
    {
        var kept = Enumerable
            .Range(0, table.Columns.Count)
            .Where(at => table.Columns[at].Length > 0 && table.Columns[at] != SentFile.Errors)
            .ToList();
        return new Sheet(
            register.Title,
            [.. kept.Select(at => table.Columns[at]), SentFile.Errors],
            [
                .. table.Rows.Select(row =>
                    (IReadOnlyList<Cell>)
                        [.. kept.Select(at => new Cell.Text(row.Cells[at])), new Cell.Text(errors[row.Number])]
                ),
            ]
        );
    }

    private static IResult Lines(HttpContext context, SentFile sent, Dictionary<int, string> errors, string name)
    {
        context.Response.Headers.CacheControl = "no-store";
        var lines = sent.Lines.Select(line => Annotated(line.Value, errors[line.Key]));
        return Results.File(
            System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"),
            "application/x-ndjson; charset=utf-8",
            $"{name}.ndjson"
        );
    }

    // A line that is no JSON is given back as a text.
    private static string Annotated(string line, string errors)
    {
        using var json = Web.RequestBody.Parse(System.Text.Encoding.UTF8.GetBytes(line));
        var copy = new JsonObject();
        if (json?.RootElement.ValueKind != JsonValueKind.Object)
            copy["line"] = line;
        else
            foreach (var field in json.RootElement.EnumerateObject())
                copy[field.Name] = JsonNode.Parse(field.Value.GetRawText());
        copy[SentFile.ErrorsField] = errors;
        return copy.ToJsonString(Readable);
    }
}
