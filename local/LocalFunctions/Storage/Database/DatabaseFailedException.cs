namespace LocalFunctions.Storage.Database;

/// <summary>SQLite could not do it: disk full, file locked, file damaged.</summary>
public sealed class DatabaseFailedException(int result, string message) : IOException($"SQLite {result}: {message}")
{
    /// <summary>The extended SQLite result code.</summary>
    public int Result { get; } = result;
}
