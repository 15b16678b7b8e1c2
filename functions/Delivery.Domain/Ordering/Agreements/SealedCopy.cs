namespace Delivery.Domain.Ordering.Agreements;

public enum ScanKind
{
    Pdf,
    Jpeg,
    Png,
}

/// <summary>The scan of a letter with its seals.</summary>
/// <param name="Id">Of its content: the same file sent twice is one.</param>
/// <param name="By">Who sent it, as shown to people.</param>
public sealed record SealedCopy(string Id, ScanKind Kind, long Bytes, DateTimeOffset At, string By);

/// <summary>Looks at what a scan is, never at what it is called.</summary>
public static class ScanRules
{
    private static ReadOnlySpan<byte> PngStart => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static Outcome<ScanKind> Check(ReadOnlySpan<byte> file, int mostMegabytes) =>
        file.Length > mostMegabytes * 1024L * 1024L
            ? Outcome.Refused<ScanKind>(
                "agreement.scan-too-large",
                $"扫描件超过{mostMegabytes}兆，请降低分辨率后再传",
                "file"
            )
        : KindOf(file) is { } kind ? Outcome.Of(kind)
        : Outcome.Refused<ScanKind>("agreement.scan", "这不是扫描件，请上传 PDF、JPG 或 PNG 文件", "file");

    public static string ContentType(this ScanKind kind) =>
        kind switch
        {
            ScanKind.Pdf => "application/pdf",
            ScanKind.Jpeg => "image/jpeg",
            _ => "image/png",
        };

    private static ScanKind? KindOf(ReadOnlySpan<byte> file) =>
        file.StartsWith("%PDF-"u8) ? ScanKind.Pdf
        : file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? ScanKind.Jpeg
        : file.StartsWith(PngStart) ? ScanKind.Png
        : null;
}
