using System.Text;

namespace Delivery.Functions.Web.Sheets;

/// <summary>In which bytes a CSV is written; the setting <c>Delivery:Csv:Encoding</c>.</summary>
public enum CsvEncoding
{
    /// <summary>With its mark, without which spreadsheets take Chinese for something else.</summary>
    Utf8,

    /// <summary>What older programs of banks read.</summary>
    Gb18030,
}

/// <summary>The bytes of a CSV, both ways.</summary>
public static class CsvText
{
    private static readonly Encoding Strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

    public static byte[] Bytes(string text, CsvEncoding encoding) =>
        encoding == CsvEncoding.Gb18030 ? Gb18030.GetBytes(text) : [.. Strict.Preamble, .. Strict.GetBytes(text)];

    public static string MediaType(CsvEncoding encoding) =>
        encoding == CsvEncoding.Gb18030 ? "text/csv; charset=gb18030" : "text/csv; charset=utf-8";

    /// <summary>A file of ours, a bank's or a spreadsheet's: what is no UTF-8 is GB18030.</summary>
    public static string Of(byte[] file)
    {
        try
        {
            return Strict.GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Gb18030.GetString(file);
        }
    }
}
