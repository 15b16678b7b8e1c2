using System.Globalization;

namespace Delivery.Functions.Storage;

/// <summary>
/// Rows that a command leaves beside those it changes: its line of the audit log with its messages, and its answer. Their
/// keys come before every other, so that a range of a partition's own rows begins after them.
/// </summary>
public static class CommandRows
{
    public const string Prefix = "!";

    /// <summary>The least key that is none of them.</summary>
    public const string End = "\"";

    private const string Act = Prefix + "act|";

    public static string ActKey(DateTimeOffset at, Guid id) => $"{From(at)}|{id:N}";

    /// <summary>All acts of a time have keys from this on.</summary>
    public static string From(DateTimeOffset at) =>
        Act + at.UtcDateTime.ToString("yyyyMMddHHmmssfffffff", CultureInfo.InvariantCulture);
}
