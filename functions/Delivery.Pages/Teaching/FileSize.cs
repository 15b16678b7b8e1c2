namespace Delivery.Pages.Teaching;

/// <summary>How large a file is, for people: never 0.</summary>
internal static class FileSize
{
    public static string Text(long bytes) =>
        bytes < 1_000_000 ? $"{Math.Max(1, bytes / 1000)} KB" : $"{bytes / 1_000_000} MB";
}
