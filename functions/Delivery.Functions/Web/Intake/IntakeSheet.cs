using Delivery.Domain;
using Delivery.Functions.Web.Sheets;

namespace Delivery.Functions.Web.Intake;

/// <summary>What a file of rows looks like: its columns, and how what is wrong with one is said.</summary>
public abstract class IntakeSheet(string name, string title, string codeField, IReadOnlyList<IntakeColumn> columns)
{
    /// <summary>As addresses have it, and as its partition is called.</summary>
    public string Name => name;

    /// <summary>In Chinese, e.g. 街镇.</summary>
    public string Title => title;

    public IReadOnlyList<IntakeColumn> Columns => columns;

    /// <summary>The one column that every file must have.</summary>
    public IntakeColumn KeyColumn => columns.First(column => column.Path == codeField);

    public virtual int MostRows => Table.MostRows;

    protected string CodeField => codeField;

    /// <summary>Where a refusal's column stands in a row; what has none comes last.</summary>
    protected int PlaceOf(Refusal refusal) =>
        columns.TakeWhile(column => !column.Shows(refusal.Field ?? string.Empty)).Count();

    protected IntakeError ErrorOf(int row, Refusal refusal)
    {
        var field = refusal.Field ?? string.Empty;
        if (columns.FirstOrDefault(known => known.Shows(field)) is not { } column)
            return new IntakeError(row, field, refusal.Code, refusal.Message, refusal.Link);
        var message =
            refusal.Code == "body.type"
                ? $"应为{column.Expected}"
                : refusal.Message.Replace($"“{field}”", $"“{column.Name}”", StringComparison.Ordinal);
        return new IntakeError(row, column.Name, refusal.Code, message, refusal.Link);
    }
}
