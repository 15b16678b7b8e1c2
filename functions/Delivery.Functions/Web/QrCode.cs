using System.Text;
using QRCoder;

namespace Delivery.Functions.Web;

/// <summary>An address as a picture that a phone reads: for posters and doors.</summary>
public static class QrCode
{
    // A quarter of it may be dirty or torn.
    private const QRCodeGenerator.ECCLevel Correction = QRCodeGenerator.ECCLevel.Q;

    // In pixels a dark square; a poster's code is printed some centimetres wide.
    private const int PixelsOfSquare = 12;

    /// <summary>Its dark squares as the path of an SVG whose box is as many units wide as <paramref name="width"/> says.</summary>
    public static string Path(string address, out int width)
    {
        using var data = DataOf(address);
        var (rows, path) = (data.ModuleMatrix, new StringBuilder());
        width = rows.Count;
        for (var y = 0; y < rows.Count; y++)
        for (var x = 0; x < rows[y].Count; x++)
            if (rows[y][x])
                path.Append($"M{x} {y}h1v1h-1z");
        return path.ToString();
    }

    public static byte[] Png(string address)
    {
        using var data = DataOf(address);
        using var png = new PngByteQRCode(data);
        return png.GetGraphic(PixelsOfSquare);
    }

    private static QRCodeData DataOf(string address)
    {
        using var generator = new QRCodeGenerator();
        return generator.CreateQrCode(address, Correction);
    }
}
