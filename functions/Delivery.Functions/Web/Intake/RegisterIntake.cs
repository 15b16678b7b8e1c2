using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Delivery.Domain;
using Delivery.Functions.Storage;
using Delivery.Functions.Web.Sheets;
using Delivery.Functions.Web.Typed;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Web.Intake;

/// <summary>How one register takes rows from a file: by the rules of its form, each row by its code.</summary>
public abstract class RegisterIntake(string name, string title, string codeField, IReadOnlyList<IntakeColumn> columns)
    : IntakeSheet(name, title, codeField, columns)
{
    public abstract Task<IReadOnlyList<CheckedRow>> CheckAsync(IReadOnlyList<SentRow> rows);

    /// <summary>The rows to save, on what is stored at this moment. What lies beside the register is written first.</summary>
    /// <returns>The actions, and what is to be done once they are saved.</returns>
    public abstract Task<(IReadOnlyList<TableTransactionAction> Rows, Func<Task> After)> RowsAsync(
        Attempt attempt,
        Act act,
        IReadOnlyList<JsonElement> values
    );

    /// <summary>What lies beside the register, for rows that are saved already.</summary>
    public abstract Task AfterAsync(IReadOnlyList<JsonElement> values);

    public abstract string CodeOf(JsonElement value);

    /// <summary>The whole register as a table that can be mended and brought back; nothing secret is in it.</summary>
    public abstract Task<Sheet> SheetAsync();
}

/// <typeparam name="TBody">The API's form of an entry, which says of each text what it is; the code stands beside it.</typeparam>
/// <typeparam name="TValue">What the register holds.</typeparam>
public abstract class RegisterIntake<TBody, TValue>(
    Register<TValue> register,
    string name,
    string title,
    string codeField,
    IReadOnlyList<IntakeColumn> columns
) : RegisterIntake(name, title, codeField, columns)
    where TBody : class
    where TValue : class
{
    protected abstract string CodeOf(TValue value);

    /// <summary>What is stored, in the API's form: what a file does not speak of stays.</summary>
    protected abstract TBody BodyOf(TValue known);

    /// <summary>More columns, the same for every value, that a file does not bring back.</summary>
    protected virtual IReadOnlyList<(string Name, string Value)> OnlyShown(TValue known) => [];

    protected abstract TValue ValueOf(string code, TBody body, TValue? known);

    protected abstract IReadOnlyList<Refusal> Check(TValue value, TValue? known);

    /// <summary>What a file never changes is as it is stored at the moment of saving.</summary>
    protected virtual TValue Onto(TValue value, TValue? known) => value;

    protected virtual Task BeforeAsync(TValue value) => Task.CompletedTask;

    /// <summary>What has to be done while the register still says what was known.</summary>
    protected virtual Task FollowAsync(TValue value, TValue? known) => Task.CompletedTask;

    protected virtual Task AfterAsync(TValue value, TValue? known) => Task.CompletedTask;

    /// <summary>The same for a row that is saved already: what was known before it, nobody knows any more.</summary>
    protected virtual Task AgainAsync(TValue value) => AfterAsync(value, known: null);

    public override string CodeOf(JsonElement value) => CodeOf(Read(value));

    public override async Task<IReadOnlyList<CheckedRow>> CheckAsync(IReadOnlyList<SentRow> rows)
    {
        var known = new Dictionary<string, TValue>(StringComparer.Ordinal);
        await foreach (var stored in register.AllAsync())
            known[stored.RowKey] = stored.Value;
        var (seen, judged) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<CheckedRow>(rows.Count));
        foreach (var row in rows)
            judged.Add(Judge(row, known, seen));
        return judged;
    }

    public override async Task<(IReadOnlyList<TableTransactionAction> Rows, Func<Task> After)> RowsAsync(
        Attempt attempt,
        Act act,
        IReadOnlyList<JsonElement> values
    )
    {
        var read = values.Select(Read).ToList();
        await Task.WhenAll(read.Select(BeforeAsync));
        var known = await Task.WhenAll(read.Select(value => register.FindAsync(CodeOf(value))));
        await Task.WhenAll(read.Zip(known, (value, stored) => FollowAsync(value, stored?.Value)));
        return (
            [
                .. read.Zip(known)
                    .SelectMany(pair =>
                        register.Changed(
                            attempt.By,
                            act,
                            attempt.At,
                            CodeOf(pair.First),
                            pair.Second,
                            Onto(pair.First, pair.Second?.Value)
                        )
                    ),
            ],
            () =>
            {
                register.Forget();
                return Task.WhenAll(read.Zip(known, (value, stored) => AfterAsync(value, stored?.Value)));
            }
        );
    }

    public override Task AfterAsync(IReadOnlyList<JsonElement> values) =>
        Task.WhenAll(values.Select(value => AgainAsync(Read(value))));

    public override async Task<Sheet> SheetAsync()
    {
        var open = Columns.Where(column => !column.IsSecret).ToList();
        var (rows, more) = (new List<IReadOnlyList<Cell>>(), new List<string>());
        await foreach (var stored in register.AllAsync())
        {
            var body = JsonOf(stored.Value);
            body[CodeField] = CodeOf(stored.Value);
            var shown = OnlyShown(stored.Value);
            more = [.. shown.Select(one => one.Name)];
            rows.Add([
                .. open.Select(column => new Cell.Text(CellValues.TextOf(column.Kind, At(body, column.Path)))),
                .. shown.Select(one => new Cell.Text(one.Value)),
            ]);
        }

        return new Sheet(Title, [.. open.Select(column => column.Name), .. more], rows);
    }

    private static JsonNode? At(JsonNode body, string path) =>
        path.Split('.').Aggregate((JsonNode?)body, (at, part) => at?[part]);

    private JsonObject JsonOf(TValue known) =>
        JsonSerializer.SerializeToNode(BodyOf(known), ApiJson.Options)!.AsObject();

    private CheckedRow Judge(SentRow row, Dictionary<string, TValue> known, Dictionary<string, int> seen)
    {
        if (row.Wrong is { } wrong)
            return new CheckedRow(row.Number, null, null, [ErrorOf(row.Number, wrong)]);
        var sent = row.Fields.GetValueOrDefault(CodeField);
        var code = sent?.GetValueKind() == JsonValueKind.String ? TypedText.Clean(TextKind.Code, $"{sent}") : "";
        if (code.Length > 0 && !seen.TryAdd(code, row.Number))
            return new CheckedRow(row.Number, code, null, [ErrorOf(row.Number, Twice(code, seen[code]))]);
        var stored = known.GetValueOrDefault(code);
        var body = stored is null ? [] : JsonOf(stored);
        row.PutOnto(body, except: CodeField);
        var refusals = code.Length == 0 ? [CodeMissing(sent)] : new List<Refusal>();
        var value = MendedRow.Read<TBody>(body, Columns, CodeField, refusals) is { } read
            ? ValueOf(code.Length == 0 ? KeyColumn.Sample : code, read, stored)
            : null;
        if (value is not null)
            refusals.AddRange(
                Check(value, stored).Where(one => refusals.TrueForAll(told => PlaceOf(told) != PlaceOf(one))).ToList()
            );
        return refusals.Count > 0
            ? new CheckedRow(
                row.Number,
                code,
                null,
                [.. refusals.OrderBy(PlaceOf).Select(one => ErrorOf(row.Number, one))]
            )
            : new CheckedRow(row.Number, code, JsonSerializer.SerializeToElement(value, StoredJson.Options), []);
    }

    private Refusal CodeMissing(JsonNode? sent) =>
        sent is null || sent.GetValueKind() == JsonValueKind.String
            ? new("body.required", $"请填写“{CodeField}”", CodeField)
            : new("body.type", $"“{CodeField}”应为文字", CodeField);

    private Refusal Twice(string code, int first) =>
        new("import.row-twice", $"“{Table.Shown(code)}”在第{first}行已经有了，请只留一行", CodeField);

    private static TValue Read(JsonElement value) => value.Deserialize<TValue>(StoredJson.Options)!;
}
