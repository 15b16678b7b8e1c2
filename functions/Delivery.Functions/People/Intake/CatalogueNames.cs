using System.Text.Json;
using System.Text.Json.Nodes;
using Delivery.Domain;
using Delivery.Functions.Storage;
using Delivery.Functions.Web.Intake;
using Delivery.Functions.Web.Sheets;
using Delivery.Functions.Web.Typed;

namespace Delivery.Functions.People.Intake;

/// <summary>
/// A teacher's disciplines as a file has them, by code or by name. What the catalogue does not have is refused: by such a word
/// nobody would ever be found for a course.
/// </summary>
internal sealed class CatalogueNames
{
    public const string Field = "disciplines";

    private readonly HashSet<string> codes;
    private readonly Dictionary<string, string> codeOfName;

    private CatalogueNames(IReadOnlyList<Domain.Ordering.Discipline> catalogue)
    {
        codes = [.. catalogue.Select(one => one.Code)];
        // Of two that are called the same the one in use is meant.
        codeOfName = catalogue
            .GroupBy(one => one.Name)
            .ToDictionary(
                same => same.Key,
                same => same.OrderByDescending(one => one.Active).First().Code,
                StringComparer.Ordinal
            );
    }

    public static async Task<CatalogueNames> OfAsync(Registers registers) =>
        new(await registers.Disciplines.AllAsync().Select(row => row.Value).ToListAsync());

    public SentRow WithCodes(SentRow row) =>
        row.Fields.GetValueOrDefault(Field) is not JsonArray list
            ? row
            : row with
            {
                Fields = new Dictionary<string, JsonNode?>(row.Fields, StringComparer.OrdinalIgnoreCase)
                {
                    [Field] = new JsonArray([.. list.Select(CodeFor)]),
                },
            };

    /// <param name="row">With codes.</param>
    public Refusal? Unknown(SentRow row)
    {
        if (row.Fields.GetValueOrDefault(Field) is not JsonArray list)
            return null;
        var unknown = list.Where(IsText).Select(one => $"{one}").Where(one => !codes.Contains(Clean(one))).ToList();
        return unknown.Count == 0
            ? null
            : new Refusal(
                "teacher.discipline-unknown",
                $"项目目录里没有“{string.Join("”“", unknown.Select(Table.Shown))}”，请填目录里的代码或名称；新项目请先登记",
                Field
            );
    }

    private JsonNode? CodeFor(JsonNode? one) =>
        IsText(one) && codeOfName.TryGetValue(Clean($"{one}"), out var code) ? code : one?.DeepClone();

    private static bool IsText(JsonNode? one) => one?.GetValueKind() == JsonValueKind.String;

    private static string Clean(string text) => TypedText.Clean(TextKind.Code, text);
}
