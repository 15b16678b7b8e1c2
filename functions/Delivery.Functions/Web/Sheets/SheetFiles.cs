using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web.Sheets;

/// <summary>The one way by which tables leave the system: as files that people and banks can open without harm.</summary>
public sealed class SheetFiles(DeliverySettings settings)
{
    /// <param name="name">The file's name without its ending.</param>
    public IResult Csv(HttpContext context, Sheet sheet, string name) =>
        Csv(context, sheet, name, sheet.Encoding ?? settings.Csv.Encoding);

    private static IResult Csv(HttpContext context, Sheet sheet, string name, CsvEncoding encoding) =>
        File(context, CsvText.Bytes(CsvSheet.Write(sheet), encoding), CsvText.MediaType(encoding), $"{name}.csv");

    public static IResult Xlsx(HttpContext context, Sheet sheet, string name) =>
        File(context, XlsxSheet.Write(sheet), XlsxSheet.MediaType, $"{name}.xlsx");

    /// <param name="file">A workbook that is written already.</param>
    public static IResult Xlsx(HttpContext context, byte[] file, string name) =>
        File(context, file, XlsxSheet.MediaType, $"{name}.xlsx");

    /// <param name="file">A CSV that is written already.</param>
    public static IResult Csv(HttpContext context, byte[] file, string mediaType, string name) =>
        File(context, file, mediaType, $"{name}.csv");

    // Names, pay and accounts: no cache keeps them.
    private static IResult File(HttpContext context, byte[] file, string mediaType, string name)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(file, mediaType, name);
    }
}
