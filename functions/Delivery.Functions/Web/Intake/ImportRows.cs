using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Web.Intake;

/// <summary>An import that was decided.</summary>
/// <param name="Rows">Rows in the file.</param>
public sealed record Import(string Id, DateTimeOffset At, string ByName, int Rows, int Taken);

/// <summary>Rows of an import that are to be put into the register.</summary>
/// <param name="AreIn">They are in the register; what lies beside it may still be to do.</param>
public sealed record WaitingRows(
    DateTimeOffset At,
    CallerKind Kind,
    string ById,
    string ByName,
    IReadOnlyList<JsonElement> Values,
    bool AreIn = false
)
{
    [JsonIgnore]
    public Caller By => new(Kind, ById, ByName, new HashSet<string>(StringComparer.Ordinal));
}

/// <summary>Where imports lie: in the partition of their register, before its own rows.</summary>
public static class ImportRows
{
    public const string All = CommandRows.Prefix + "import|";
    public const string Waiting = CommandRows.Prefix + "import-rows|";

    public static string WaitingOf(string id) => $"{Waiting}{id}|";

    public static string IdOf(string waitingKey) => waitingKey.Split('|')[1];

    public static TableEntity Of(string register, Import import) => Row.Of(register, All + import.Id, import);

    public static TableEntity Of(string register, string id, int at, WaitingRows rows) =>
        Row.Of(register, $"{WaitingOf(id)}{at:000}", rows);
}
