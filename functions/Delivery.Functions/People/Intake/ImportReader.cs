using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Intake;
using Delivery.Pages.People;
using Delivery.Pages.Web;

namespace Delivery.Functions.People.Intake;

/// <summary>What the page of imports shows: the last ones, and how much of each is still to be put in.</summary>
public sealed class ImportReader(Site site, DeliveryTables tables, IntakeRegisters registers)
{
    private const int MostShown = 20;

    /// <param name="done">Register and id of what was just taken.</param>
    public async Task<ImportModel> PageAsync(
        Caller caller,
        string register,
        FormErrors errors,
        CheckedFile? file = null,
        string? done = null
    )
    {
        var imports = new List<(string Key, ImportLine Line)>();
        foreach (var each in registers.All)
            imports.AddRange(await OfAsync(each));
        var taken = imports.Where(one => one.Key == done).Select(one => one.Line).FirstOrDefault();
        return new ImportModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            [.. registers.All.Select(each => new Choice(each.Name, each.Title))],
            register,
            errors,
            file,
            [.. imports.Select(one => one.Line).OrderByDescending(line => line.At).Take(MostShown)],
            taken is null ? null : DoneOf(taken)
        );
    }

    private static string DoneOf(ImportLine taken) =>
        $"已录入{taken.Taken}行{taken.Title}"
        + (
            taken.Rows > taken.Taken
                ? $"，另有{taken.Rows - taken.Taken}行有误，没有录入。改好以后把整个文件再上传一次，已录入的不会重复"
                : ""
        );

    private async Task<IReadOnlyList<(string Key, ImportLine Line)>> OfAsync(RegisterIntake register)
    {
        var left = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var row in tables.Registers.WithPrefixAsync<WaitingRows>(register.Name, ImportRows.Waiting))
        {
            var id = ImportRows.IdOf(row.RowKey);
            left[id] = left.GetValueOrDefault(id) + (row.Value.AreIn ? 0 : row.Value.Values.Count);
        }

        var found = new List<(string, ImportLine)>();
        await foreach (var row in tables.Registers.WithPrefixAsync<Import>(register.Name, ImportRows.All))
            found.Add(
                (
                    $"{register.Name}/{row.Value.Id}",
                    new ImportLine(
                        register.Title,
                        row.Value.At,
                        row.Value.ByName,
                        row.Value.Rows,
                        row.Value.Taken,
                        left.GetValueOrDefault(row.Value.Id)
                    )
                )
            );
        return found;
    }
}
