using System.Collections.Concurrent;
using LocalFunctions.Storage.Database;

namespace LocalFunctions.Storage.Tables;

/// <summary>The tables there are. Their names differ in more than case.</summary>
internal sealed class TableNames
{
    private readonly ConcurrentDictionary<string, long> ids = new(StringComparer.OrdinalIgnoreCase);

    public static TableNames Read(Connection connection)
    {
        var names = new TableNames();
        var rows = connection.Prepared("SELECT name, id FROM tables");
        while (rows.Step())
            names.Add(rows.Text(0), rows.Long(1));
        rows.Reset();
        return names;
    }

    public IEnumerable<string> InOrder => ids.Keys.Order(StringComparer.OrdinalIgnoreCase);

    public bool TryFind(string name, out long id) => ids.TryGetValue(name, out id);

    public void Add(string name, long id) => ids[name] = id;

    public void Remove(string name) => ids.TryRemove(name, out _);

    /// <summary>3 to 63 letters and digits, the first a letter.</summary>
    public static bool IsValid(string name) =>
        name.Length is >= 3 and <= 63 && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit);
}
