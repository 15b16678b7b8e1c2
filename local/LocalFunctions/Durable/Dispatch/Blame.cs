using LocalFunctions.Storage.Database;

namespace LocalFunctions.Durable.Dispatch;

/// <summary>Whose fault a failed step is: the world's, which passes, or that of what was to be taken, which does not.</summary>
internal static class Blame
{
    /// <summary>So often a message is tried before it is set aside.</summary>
    public const int MostTries = 5;

    private const int TooBig = 18;
    private const int Constraint = 19;
    private const int Mismatch = 20;

    public static bool IsOnMessage(Exception reason) =>
        reason switch
        {
            DatabaseFailedException file => (file.Result & 0xFF) is TooBig or Constraint or Mismatch,
            IOException or UnauthorizedAccessException or ObjectDisposedException or OutOfMemoryException => false,
            _ => true,
        };
}
