namespace Delivery.Functions.Web.Sheets;

/// <summary>One cell, by what it is: a number stays one, and a text never becomes one.</summary>
public abstract record Cell
{
    private Cell() { }

    public sealed record Text(string Value) : Cell;

    /// <summary>The number of an account or a document: digits that nobody counts with, the first of which may be 0.</summary>
    public sealed record Digits(string Value) : Cell;

    /// <summary>Money in yuan, written with two decimals.</summary>
    public sealed record Yuan(decimal Value) : Cell;

    /// <summary>A score, written with two decimals.</summary>
    public sealed record Points(decimal Value) : Cell;

    /// <summary>A share of one, shown in whole hundredths: 0.2 is 20%.</summary>
    public sealed record Percent(decimal Value) : Cell;

    /// <summary>A day, which a spreadsheet sorts and filters as one.</summary>
    public sealed record Day(DateOnly Value) : Cell;

    /// <summary>A moment, shown by the clock of Shanghai, to the minute.</summary>
    public sealed record Moment(DateTimeOffset Value) : Cell;

    public sealed record Count(int Value) : Cell;
}
