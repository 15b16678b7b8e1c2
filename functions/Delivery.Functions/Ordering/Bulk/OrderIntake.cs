using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Ordering.Filing;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web.Intake;
using Delivery.Functions.Web.Typed;

namespace Delivery.Functions.Ordering.Bulk;

/// <summary>A row that was judged, with the order that it asks for.</summary>
/// <param name="Request">Null when something is wrong.</param>
public sealed record JudgedOrder(CheckedRow Row, OrderRequest? Request);

/// <summary>Orders from a file: read in the API's form, judged by the order's own rules, and by the rows before them.</summary>
public sealed class OrderIntake(Registers registers, BulkFacts facts, TeachersWhoCame teachers)
    : IntakeSheet("orders", "订单", "discipline", OrderColumns.All)
{
    public const int Most = 5000;

    public override int MostRows => Most;

    /// <param name="by">A street's rows are its own, whatever they say.</param>
    public async Task<IReadOnlyList<JudgedOrder>> CheckAsync(IReadOnlyList<SentRow> rows, Caller by)
    {
        var catalogue = (await registers.Disciplines.LatelyAsync()).Select(row => row.Value).ToList();
        var codes = catalogue
            .GroupBy(discipline => discipline.Name)
            .ToDictionary(
                same => same.Key,
                same => same.OrderByDescending(one => one.Active).First().Code,
                StringComparer.Ordinal
            );
        var (read, came) = (new List<ReadRow>(rows.Count), new Dictionary<string, ILookup<string, string>>());
        foreach (var row in rows)
            read.Add(await ReadAsync(row, codes, came, by));
        var judge = await facts.ForAsync([.. read.Select(one => one.Request).OfType<OrderRequest>()], catalogue);
        return [.. read.Select(one => Judge(one, judge))];
    }

    private sealed record ReadRow(int Number, OrderRequest? Request, IReadOnlyList<Refusal> Wrong);

    private async Task<ReadRow> ReadAsync(
        SentRow row,
        IReadOnlyDictionary<string, string> codes,
        Dictionary<string, ILookup<string, string>> came,
        Caller by
    )
    {
        if (row.Wrong is { } unreadable)
            return new ReadRow(row.Number, null, [unreadable]);
        var body = new JsonObject();
        row.PutOnto(body, except: "");
        var wrong = row.ByPath ? LessonCells.PutOnto(body) : [];
        Complete(body, codes, by);
        await NameTeacherAsync(body, came, by);
        using var json = JsonSerializer.SerializeToDocument(body);
        var read = TypedJson.Read<OrderBody>(json.RootElement);
        IReadOnlyList<Refusal> refusals = [.. wrong, .. read.Refusals];
        if (refusals.Count > 0)
            return new ReadRow(row.Number, null, refusals);
        return by.Kind == CallerKind.Street && !by.IsStreet(read.Value.Street)
            ? new ReadRow(
                row.Number,
                null,
                [new Refusal("import.other-street", "只能申报本街镇的课程，这一格请留空", "street")]
            )
            : new ReadRow(row.Number, read.Value.Request(), []);
    }

    // What a file may leave out, and what it says by its name.
    private static void Complete(JsonObject body, IReadOnlyDictionary<string, string> codes, Caller by)
    {
        if (body["street"] is null && by.Kind == CallerKind.Street)
            body["street"] = by.Id;
        var stream = $"{body["fundingStream"]}".Trim();
        body["fundingStream"] =
            stream.Length == 0
                ? nameof(FundingStream.Basic)
                : Enum.GetValues<FundingStream>()
                    .Where(known => known.Label() == stream)
                    .Select(known => $"{known}")
                    .FirstOrDefault(stream);
        if (
            body["discipline"]?.GetValueKind() == JsonValueKind.String
            && codes.TryGetValue($"{body["discipline"]}".Trim(), out var code)
        )
            body["discipline"] = code;
    }

    // A street knows no numbers of teachers: it writes who came. Of two of one name the number tells which.
    private async Task NameTeacherAsync(JsonObject body, Dictionary<string, ILookup<string, string>> came, Caller by)
    {
        if (TextOf(body["requestedTeacher"]) is not { } said || TextOf(body["street"]) is not { } typed)
            return;
        var street = TypedText.Clean(TextKind.Code, typed);
        if (by.Kind == CallerKind.Street && !by.IsStreet(street))
            return;
        if (!came.TryGetValue(street, out var ids))
            came[street] = ids = (await teachers.OfAsync(street)).ToLookup(one => one.Value, one => one.Key);
        if (ids[said.EndsWith("老师", StringComparison.Ordinal) ? said[..^2] : said].ToList() is [var only])
            body["requestedTeacher"] = only;
    }

    private static string? TextOf(JsonNode? cell) =>
        cell?.GetValueKind() == JsonValueKind.String && $"{cell}".Trim() is { Length: > 0 } text ? text : null;

    private JudgedOrder Judge(ReadRow row, BulkJudge judge)
    {
        var verdict = row.Request is { } request ? judge.Check(request, row.Number) : new BulkVerdict(row.Wrong, []);
        var errors = verdict.Refusals.Select(refusal => ErrorOf(row.Number, InColumn(refusal))).ToList();
        return new JudgedOrder(
            new CheckedRow(
                row.Number,
                row.Request?.Discipline,
                errors.Count > 0 || row.Request is null
                    ? null
                    : JsonSerializer.SerializeToElement(row.Request, StoredJson.Options),
                errors
            )
            {
                Warnings = [.. verdict.Warnings.Select(warning => ErrorOf(row.Number, InColumn(warning)))],
            },
            errors.Count > 0 ? null : row.Request
        );
    }

    // Lessons have no column of their own: their dates stand in the first day, their lengths in the minutes. One cell speaks
    // of many then, so each sentence says of which.
    private static Refusal InColumn(Refusal refusal) =>
        refusal.Field is { } field && field.StartsWith("lessons", StringComparison.Ordinal)
            ? refusal with
            {
                Message =
                    NumberIn(field) is { } number && !refusal.Message.StartsWith('第')
                        ? $"第{number}节课：{refusal.Message}"
                        : refusal.Message,
                Field = field.EndsWith(".minutes", StringComparison.Ordinal)
                    ? OrderColumns.Minutes
                    : OrderColumns.FirstDay,
            }
            : refusal;

    // lessons[2].start is of the third lesson.
    private static int? NumberIn(string field) =>
        field.Split('[', ']') is [_, var index, ..]
        && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? at + 1
            : null;
}
