namespace Delivery.Domain.Calendar;

/// <summary>A date lies in a year whose notice staff have not loaded; nothing is guessed.</summary>
public sealed class CalendarYearNotLoadedException(int year) : Exception(Sentence(year))
{
    public int Year => year;

    /// <param name="whomToCall">Name and phone at the association.</param>
    public static string Sentence(int year, string? whomToCall = null) =>
        $"{year}年的节假日安排尚未导入，请先由协会工作人员导入{year}年工作日历"
        + (whomToCall is null ? "" : $"；可联系协会：{whomToCall}");
}
