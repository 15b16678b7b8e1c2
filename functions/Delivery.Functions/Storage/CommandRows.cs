using System.Globalization;
using Azure.Data.Tables;

namespace Delivery.Functions.Storage;

/// <summary>
/// Rows that a command leaves beside those it changes: its line of the audit log with its messages, its answer, and what it
/// changed in a register. Their
/// keys come before every other, so that a range of a partition's own rows begins after them.
/// </summary>
public static class CommandRows
{
    public const string Prefix = "!";

    /// <summary>The least key that is none of them.</summary>
    public const string End = "\"";

    /// <summary>Whether a row is one of them.</summary>
    public static bool Are(TableEntity row) => row.RowKey.StartsWith(Prefix, StringComparison.Ordinal);

    private const string Act = Prefix + "act|";

    /// <summary>Where the changes of all entries lie.</summary>
    public static (string From, string To) AllHistory { get; } = ($"{Prefix}history|", $"{Prefix}history}}");

    /// <summary>Where the lines of acts lie.</summary>
    public static (string From, string To) AllActs { get; } = (Act, $"{Prefix}act}}");

    public static (string From, string To) HistoryRangeOf(string code) =>
        (HistoryOf(code), HistoryOf(code) + char.MaxValue);

    /// <summary>The changes of one entry of a register begin so.</summary>
    public static string HistoryOf(string code) => $"{Prefix}history|{code}|";

    /// <summary>The newest change comes first in key order.</summary>
    public static string HistoryKey(string code, DateTimeOffset at) =>
        $"{HistoryOf(code)}{DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks:D19}";

    public static string ActKey(DateTimeOffset at, Guid id) => $"{From(at)}|{id:N}";

    /// <summary>All acts of a time have keys from this on.</summary>
    public static string From(DateTimeOffset at) =>
        Act + at.UtcDateTime.ToString("yyyyMMddHHmmssfffffff", CultureInfo.InvariantCulture);
}
