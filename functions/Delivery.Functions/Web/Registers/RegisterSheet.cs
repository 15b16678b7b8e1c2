using System.Globalization;
using Delivery.Functions.Storage;
using Delivery.Functions.Web.Intake;
using Delivery.Functions.Web.Sheets;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Web.Registers;

/// <summary>
/// A register as a file: where files are taken in, in the form in which it can be brought back; else as its pages show it.
/// </summary>
public sealed class RegisterSheet<T>(RegisterKind<T> kind, IntakeRegisters intakes)
    where T : class
{
    public ListFile List => new(kind.ListName, kind.Name, caller => caller.IsStaff && kind.MayRead(caller), SheetAsync);

    private Task<Sheet> SheetAsync() => intakes.Find(kind.ListName)?.SheetAsync() ?? ShownAsync();

    private async Task<Sheet> ShownAsync()
    {
        var fields = (await kind.GroupsAsync())
            .SelectMany(group => group.Fields)
            .Where(field => !field.IsSecret)
            .ToList();
        return new Sheet(
            kind.Name,
            [kind.Columns[0], "编号", .. fields.Select(field => field.Label), "目前"],
            [.. (await kind.AllAsync()).Select(entry => RowOf(entry, fields))]
        );
    }

    private IReadOnlyList<Cell> RowOf(Stored<T> entry, IReadOnlyList<EntryField> fields)
    {
        var values = kind.ValuesOf(entry.Value);
        return
        [
            new Cell.Text(kind.TitleOf(entry.Value)),
            new Cell.Text(entry.RowKey),
            .. fields.Select(field => CellOf(field, values[field.Name])),
            new Cell.Text(string.Join('、', kind.MarksOf(entry.Value).Select(mark => mark.Text))),
        ];
    }

    private static Cell CellOf(EntryField field, string value) =>
        field.Kind == FieldKind.Date
        && DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new Cell.Day(day)
            : new Cell.Text(field.Shown(value));
}
