using System.Globalization;
using CsvHelper;
using Delivery.Domain.Calendar;

namespace Delivery.Functions.Web.Sheets;

/// <summary>A sheet as CSV (RFC 4180).</summary>
public static class CsvSheet
{
    public static string Write(Sheet sheet)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = sheet.Separator }))
        {
            if (sheet.HasHeader)
                csv.WriteHeader([.. sheet.Columns]);
            foreach (var row in sheet.RowsWithSums())
                csv.WriteRecord([.. row.Select(cell => Text(cell, sheet.ForBank))]);
        }

        return text.ToString();
    }

    private static string Text(Cell cell, bool forBank) =>
        cell switch
        {
            Cell.Text text => Harmless.Written(text.Value),
            Cell.Digits { Value: var digits } when forBank || digits.Length == 0 => Harmless.Written(digits),
            // Excel has no other sign of a text than the one before a formula.
            Cell.Digits digits => $"'{digits.Value}",
            Cell.Yuan yuan => yuan.Value.ToString("0.00", CultureInfo.InvariantCulture),
            Cell.Points points => points.Value.ToString("0.00", CultureInfo.InvariantCulture),
            Cell.Percent share => share.Value.ToString("0%", CultureInfo.InvariantCulture),
            Cell.Day day => day.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Cell.Moment moment => ShanghaiTime
                .Of(moment.Value)
                .ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            Cell.Count count => count.Value.ToString(CultureInfo.InvariantCulture),
            _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "A kind of cell without a form in CSV."),
        };
}
