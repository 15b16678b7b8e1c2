using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web.Intake;
using Delivery.Functions.Web.Typed;

namespace Delivery.Functions.Ordering.Bulk;

/// <summary>A row that was judged, with the order that it asks for.</summary>
/// <param name="Request">Null when something is wrong.</param>
public sealed record JudgedOrder(CheckedRow Row, OrderRequest? Request);

/// <summary>Orders from a file: read in the API's form, judged by the order's own rules, and by the rows before them.</summary>
public sealed class OrderIntake(Registers registers, BulkFacts facts)
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
        var read = rows.Select(row => Read(row, codes, by)).ToList();
        var judge = await facts.ForAsync([.. read.Select(one => one.Request).OfType<OrderRequest>()], catalogue);
        return [.. read.Select(one => Judge(one, judge))];
    }

    private sealed record ReadRow(int Number, OrderRequest? Request, IReadOnlyList<Refusal> Wrong);

    private static ReadRow Read(SentRow row, IReadOnlyDictionary<string, string> codes, Caller by)
    {
        if (row.Wrong is { } unreadable)
            return new ReadRow(row.Number, null, [unreadable]);
        var body = new JsonObject();
        row.PutOnto(body, except: "");
        var wrong = row.ByPath ? LessonCells.PutOnto(body) : [];
        Complete(body, codes, by);
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

    private JudgedOrder Judge(ReadRow row, BulkJudge judge)
    {
        var refusals = row.Request is { } request ? judge.Check(request, row.Number) : row.Wrong;
        var errors = refusals.Select(refusal => ErrorOf(row.Number, InColumn(refusal))).ToList();
        return new JudgedOrder(
            new CheckedRow(
                row.Number,
                row.Request?.Discipline,
                errors.Count > 0 || row.Request is null
                    ? null
                    : JsonSerializer.SerializeToElement(row.Request, StoredJson.Options),
                errors
            ),
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
