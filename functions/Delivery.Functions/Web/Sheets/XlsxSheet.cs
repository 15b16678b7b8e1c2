using Delivery.Domain.Calendar;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace Delivery.Functions.Web.Sheets;

/// <summary>A sheet as xlsx, in which a cell says itself whether it is a text or a number.</summary>
public static class XlsxSheet
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static byte[] Write(Sheet sheet)
    {
        using var file = new MemoryStream();
        file.SaveAs(
            sheet.RowsWithSums().Select(row => Row(sheet, row)),
            sheetName: sheet.Name,
            configuration: FormOf(sheet)
        );
        return XlsxSums.Write(sheet, file.ToArray());
    }

    private static Dictionary<string, object> Row(Sheet sheet, IReadOnlyList<Cell> row) =>
        sheet.Columns.Zip(row).ToDictionary(cell => cell.First, cell => Value(cell.Second));

    private static object Value(Cell cell) =>
        cell switch
        {
            Cell.Text text => text.Value,
            Cell.Digits digits => digits.Value,
            Cell.Yuan yuan => yuan.Value,
            Cell.Points points => points.Value,
            Cell.Percent share => share.Value,
            // A spreadsheet's date is the number of the day, in the form of one.
            Cell.Day day => day.Value.ToDateTime(TimeOnly.MinValue).ToOADate(),
            Cell.Moment moment => ShanghaiTime.Of(moment.Value).DateTime.ToOADate(),
            Cell.Count count => count.Value,
            _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "A kind of cell without a form in xlsx."),
        };

    private static string? FormatOf(Cell cell) =>
        cell switch
        {
            Cell.Yuan or Cell.Points => "0.00",
            Cell.Percent => "0%",
            Cell.Day => "yyyy-mm-dd",
            Cell.Moment => "yyyy-mm-dd hh:mm",
            _ => null,
        };

    private static OpenXmlConfiguration FormOf(Sheet sheet) =>
        new()
        {
            TableStyles = TableStyles.None,
            DynamicColumns =
            [
                .. sheet.Columns.Select(
                    (column, at) =>
                        new DynamicExcelColumn(column)
                        {
                            Index = at,
                            Width = 18,
                            Format = sheet.Rows.Select(row => FormatOf(row[at])).FirstOrDefault(one => one is not null),
                        }
                ),
            ],
        };
}
