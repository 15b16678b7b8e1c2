using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Sheets;
using Delivery.Pages.Ordering.Bulk;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Ordering.Bulk;

/// <summary>What the page of files of orders shows: the sender's last ones, and how much of each is still to be filed.</summary>
public sealed class OrderImportReader(
    Site site,
    Registers registers,
    FeeNorms fees,
    OrderImports imports,
    OrderIntake intake
)
{
    private const int MostShown = 20;

    /// <param name="done">The id of what was just taken.</param>
    public async Task<OrderImportModel> PageAsync(Caller caller, FormErrors errors, string? done)
    {
        var all = await imports.OfAsync(OrderImports.SenderOf(caller));
        return new OrderImportModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            errors,
            Checked: null,
            [
                .. all.OrderByDescending(import => import.At)
                    .Take(MostShown)
                    .Select(import => new OrderImportLine(
                        import.At,
                        import.ByName,
                        import.Rows,
                        import.Filed,
                        import.Taken - import.Filed - import.Refused.Count,
                        import.Refused
                    )),
            ],
            all.FirstOrDefault(import => import.Id == done) is { } taken
                ? $"已申报{taken.Filed}单，协会会逐单审核"
                : null
        );
    }

    /// <summary>All columns, an example, and lists to choose from.</summary>
    public async Task<IResult> TemplateAsync(HttpContext context, Caller caller)
    {
        var disciplines = (await registers.Disciplines.LatelyAsync()).Select(row => row.Value);
        var sheet = new Sheet(
            intake.Title,
            [.. intake.Columns.Select(column => column.Name)],
            [
                [
                    .. intake.Columns.Select(column => new Cell.Text(
                        column.Path == "street" && caller.Kind == CallerKind.Street ? caller.Id : column.Sample
                    )),
                ],
            ]
        );
        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["项目"] =
            [
                .. disciplines
                    .Where(discipline => discipline.Active)
                    .OrderBy(discipline => discipline.Category)
                    .Select(discipline => discipline.Name),
            ],
            ["经费渠道"] = [.. Enum.GetValues<FundingStream>().Select(stream => stream.Label())],
            ["基础"] = ["初学", "有基础", "提高"],
            ["希望的老师等级"] = await fees.GradesAsync(),
            ["室内还是室外"] = ["室内", "室外"],
            ["节假日上课"] = ["是", "否"],
        };
        return SheetFiles.Xlsx(context, XlsxTemplate.Write(sheet, lists), "orders-template");
    }
}
