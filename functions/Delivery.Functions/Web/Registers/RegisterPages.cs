using Delivery.Domain;
using Delivery.Functions.Storage;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web.Registers;

/// <summary>The list of a register and the page of one entry, the same way for every register.</summary>
public sealed class RegisterPages<T>(Site site, RegisterKind<T> kind)
    where T : class
{
    private const int ChangesShown = 20;

    public Task<IResult> ListAsync(HttpRequest request) =>
        site.GetAsync(
            request,
            kind.MayRead,
            async caller =>
            {
                var asked = PageAsked.Of(request);
                var search = TypedText.Clean(TextKind.Line, request.Query["q"].ToString());
                var chosen = kind.Filters.ToDictionary(
                    filter => filter.Name,
                    filter => $"{request.Query[filter.Name]}"
                );
                var found = (await kind.AllAsync())
                    .Where(entry => Matches(entry, search))
                    .Where(entry => kind.Filters.All(filter => Holds(filter, entry.Value, chosen[filter.Name])))
                    .ToList();
                var rest = asked.After is null
                    ? found
                    : [.. found.SkipWhile(entry => entry.RowKey != asked.After).Skip(1)];
                var page = rest.Take(asked.Limit).ToList();
                return await site.HtmlAsync(
                    new RegisterListModel(
                        site.FrameFor(caller),
                        kind.Name,
                        kind.Path,
                        kind.About,
                        kind.SearchHint,
                        search,
                        [.. kind.Filters.Select(filter => Shown(filter, chosen))],
                        kind.Columns,
                        [.. page.Select(Line)],
                        found.Count,
                        kind.ListName,
                        Guid.NewGuid().ToString("N"),
                        kind.MayEdit(caller) && kind.Code is not null ? Paths.NewEntry(kind.Path) : null,
                        rest.Count > page.Count ? NextOf(search, chosen, page[^1].RowKey) : null
                    )
                );
            }
        );

    public Task<IResult> ShowAsync(HttpRequest request, string code) =>
        site.GetAsync(
            request,
            kind.MayRead,
            async caller =>
            {
                if (await kind.FindAsync(code) is not { Value: var entry })
                    return await site.NotFoundAsync(caller);
                var before = request.Query["before"] is [{ Length: > 0 } key] ? key : null;
                var changes = await kind.Register.HistoryAsync(code, before, ChangesShown);
                var (groups, around) = (await kind.GroupsAsync(), await kind.AroundAsync(entry));
                return await site.HtmlAsync(
                    new EntryModel(
                        site.FrameFor(caller),
                        kind.Name,
                        kind.Path,
                        code,
                        kind.TitleOf(entry),
                        kind.MarksOf(entry),
                        around.Warnings,
                        Facts(groups, kind.ValuesOf(entry)),
                        around.More,
                        [.. changes.Rows.Select(row => Change(groups, row.Value))],
                        kind.MayEdit(caller) ? Paths.EntryEdit(kind.Path, code) : null,
                        changes.After is null
                            ? null
                            : $"{Paths.Entry(kind.Path, code)}?before={Uri.EscapeDataString(changes.After)}"
                    )
                );
            }
        );

    private bool Matches(Stored<T> entry, string search) =>
        search.Length == 0
        || kind.TitleOf(entry.Value).Contains(search, StringComparison.OrdinalIgnoreCase)
        || entry.RowKey.Contains(TypedText.Clean(TextKind.Code, search), StringComparison.OrdinalIgnoreCase);

    private static bool Holds(RegisterFilter<T> filter, T entry, string chosen) =>
        chosen.Length == 0 || filter.Holds(entry, chosen);

    private static ListFilter Shown(RegisterFilter<T> filter, Dictionary<string, string> chosen) =>
        new(filter.Name, filter.Label, filter.Choices, chosen[filter.Name]);

    private RegisterLine Line(Stored<T> entry) =>
        new(
            entry.RowKey,
            kind.TitleOf(entry.Value),
            Paths.Entry(kind.Path, entry.RowKey),
            kind.CellsOf(entry.Value),
            kind.MarksOf(entry.Value)
        );

    private string NextOf(string search, Dictionary<string, string> chosen, string after) =>
        kind.Path
        + QueryString.Create([
            .. new[] { KeyValuePair.Create("q", (string?)search) }
                .Concat(chosen.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
                .Where(pair => pair.Value!.Length > 0),
            KeyValuePair.Create("after", (string?)after),
        ]);

    private static IReadOnlyList<FactGroup> Facts(IReadOnlyList<FieldGroup> groups, EntryValues values) =>
        [
            .. groups.Select(group => new FactGroup(
                group.Legend,
                [
                    .. group.Fields.Select(field => new Fact(
                        field.Label,
                        field.Shown(values[field.Name]),
                        Nothing: field.Nothing
                    )),
                ]
            )),
        ];

    private EntryChange Change(IReadOnlyList<FieldGroup> groups, RegisterChange<T> change) =>
        new(
            change.At,
            change.Name,
            change.Before is null ? "登记" : "修改",
            change.Act == "register.import-rows" ? "从文件录入" : change.Note,
            EntryChange.Between(
                groups,
                change.Before is null ? null : kind.ValuesOf(change.Before),
                kind.ValuesOf(change.After)
            )
        );
}
