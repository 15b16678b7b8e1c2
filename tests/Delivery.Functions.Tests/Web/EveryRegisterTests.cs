using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Delivery.Functions.Security;
using Delivery.Functions.Security.Words;
using Delivery.Functions.Tests.People;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Web.Sheets;
using Delivery.Pages.Web;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using Xunit;

namespace Delivery.Functions.Tests.Web;

/// <summary>What every register has, whatever it holds: who changed what, both sides where two were at it, and its list as a file.</summary>
public sealed class EveryRegisterTests(Neighbourhood town) : IClassFixture<Neighbourhood>
{
    private static readonly DateOnly Today = new(2026, 9, 1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // An entry, made first where it is not there; a field of it, and what two people make of that at the same time.
    public static TheoryData<string, string, string, string> Entries =>
        new()
        {
            { $"/staff/streets/{Neighbourhood.Street}", "name", "荷花街道", "莲花街道" },
            { $"/staff/teachers/{Neighbourhood.Teacher}", "personName", "王四", "王五" },
            { "/staff/disciplines/D20", "name", "八段锦", "柔力球" },
            { "/staff/seasons/2027-spring", "closes", "2027-06-20", "2027-06-25" },
            { "/staff/calendar/2026", "work", "2026-12-05", "2026-12-12" },
            { "/staff/fee-norms/2027-01-01", "feesLecture", "其余 611", "其余 622" },
            { "/staff/tax-tables/2027-01-01", "brackets", Brackets("45% 9500"), Brackets("50% 12000") },
            { "/staff/channels/xuhui", "title", "徐汇一", "徐汇二" },
            { "/staff/agreement-texts/2028", "from", "2028-02-01", "2028-03-01" },
        };

    public static TheoryData<string> Lists =>
        [
            "streets",
            "teachers",
            "disciplines",
            "seasons",
            "calendar",
            "fee-norms",
            "tax-tables",
            "channels",
            "agreement-texts",
            "integrations",
            "settings",
            "webhooks",
        ];

    [Theory]
    [MemberData(nameof(Lists))]
    public void The_audit_log_names_a_list_that_was_taken_in_words(string list) =>
        Assert.DoesNotContain(list, AuditWords.SubjectOf("register.export", $"{list}/2026"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Entries))]
    public async Task Two_who_change_an_entry_see_both_and_its_page_says_who_made_what_of_what(
        string entry,
        string field,
        string first,
        string second
    )
    {
        await MakeAsync(entry);
        var (one, other) = (
            await EntryForm.OpenAsync(town.App.Approver, $"{entry}/edit"),
            await EntryForm.OpenAsync(town.App.Http, $"{entry}/edit")
        );
        (one[field], other[field]) = (first, second);
        Assert.Equal((303, $"{entry}?said=EntrySaved"), await SavedAsync(one));

        var conflict = await other.SendAsync();
        Assert.Equal(409, conflict.Status);
        Assert.Equal(2, conflict.Page.GetElementById($"take-{field}")!.QuerySelectorAll("input[type=radio]").Length);
        other = other.Again(conflict);
        Assert.Equal(second, other[field]);
        other[$"take[{field}]"] = "typed";
        Assert.Equal((303, $"{entry}?said=EntrySaved"), await SavedAsync(other));

        var changes = (await OpenAsync(entry)).QuerySelectorAll("h2 + .list > li");
        Assert.Contains("协会（复核）", changes[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("2026年9月1日", changes[1].TextContent, StringComparison.Ordinal);
        var (before, after) = (Cell(changes[0], "原来"), Cell(changes[0], "改为"));
        Assert.Contains(before, changes[1].TextContent, StringComparison.Ordinal);
        Assert.NotEqual(before, after);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_list_leaves_as_a_file_by_the_button_on_its_page_and_that_is_written_down(string list)
    {
        await MakeAsync("/staff/channels/xuhui");
        await MakeAsync("/staff/agreement-texts/2028");
        await town.App.Services.GetRequiredService<ApiKeys>().AddAsync("portal", "key-of-the-portal", [Role.Publisher]);
        var form = await EntryForm.OpenAsync(town.App.Http, $"/staff/{list}", $"/{list}.xlsx");
        var before = await TakenAsync(list);
        using var answer = await form.PressAsync();
        using var file = new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Stop));
        var rows = file.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();

        Assert.Equal(XlsxSheet.MediaType, answer.Content.Headers.ContentType?.MediaType);
        // Nobody has registered a webhook here.
        Assert.Equal(list == "webhooks", rows.Count == 0);
        Assert.All(rows, row => Assert.Contains(row.Values, cell => $"{cell}".Length > 0));
        Assert.Equal(before + 1, await TakenAsync(list));
        await AssertBothAreOnThePageOfListsAsync(list);
        Assert.Contains($"xlsx，{rows.Count}行", await NotesAsync(list));
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task The_same_list_leaves_as_CSV_by_the_button_beside_it_and_the_log_says_which(string list)
    {
        await town.App.Services.GetRequiredService<ApiKeys>().AddAsync("portal", "key-of-the-portal", [Role.Publisher]);
        using var formula = await town.App.Http.PutAsJsonAsync(
            "/api/channels/formula",
            new
            {
                title = "=1+1",
                kind = "Email",
                address = "formula@example.cn",
            },
            Stop
        );
        var page = await OpenAsync($"/staff/{list}");
        var address = page.QuerySelector($"button[formaction$='/{list}.csv']")!.GetAttribute("formaction")!;
        var before = await TakenAsync(list);
        using var csv = await town.App.Http.PostAsync(address, null, Stop);
        using var xlsx = await town.App.Http.PostAsync(Paths.ExportFile(list), null, Stop);
        var file = await csv.Content.ReadAsByteArrayAsync(Stop);
        using var workbook = new MemoryStream(await xlsx.Content.ReadAsByteArrayAsync(Stop));
        var same = workbook
            .Query()
            .Cast<IDictionary<string, object?>>()
            .Select(row => row.Values.Select(NumberOf))
            .ToList();
        var table = TableFiles.Read(file);

        Assert.Equal("text/csv; charset=utf-8", $"{csv.Content.Headers.ContentType}");
        Assert.Equal($"{list}.csv", csv.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        // Of a list without entries, as that of webhooks here, only the heads are there, which no import takes.
        Assert.Equal(!same.Skip(1).Any(), table.IsRefused);
        IReadOnlyList<TableRow> rows = table.IsRefused ? [] : table.Value.Rows;
        Assert.Equal(same.Skip(1), rows.Select(row => row.Cells.Select(NumberOf)));
        Assert.DoesNotContain(",=1+1", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        if (list == "channels")
            Assert.Contains("'=1+1", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Assert.Equal(before + 2, await TakenAsync(list));
        Assert.Contains($"CSV，{rows.Count}行", await NotesAsync(list));
        await AssertBothAreOnThePageOfListsAsync(list);
    }

    [Fact]
    public async Task Whoever_may_not_read_a_list_may_not_take_it()
    {
        var lists = town.App.Services.GetRequiredService<ListFiles>();
        using var conduct = await town.WithScopesAsync(Role.Conduct);
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        var (refused, read) = (new List<string>(), new List<string>());
        foreach (var list in Lists.Select(row => row.Data))
        {
            Assert.NotNull(lists.Find(list));
            using var page = await conduct.GetAsync($"/staff/{list}", Stop);
            using var file = await conduct.PostAsync(Paths.ExportFile(list), null, Stop);
            Assert.Equal(page.StatusCode, file.StatusCode);
            (file.StatusCode == HttpStatusCode.Forbidden ? refused : read).Add(list);
            using var csv = await conduct.PostAsync(Paths.ExportCsv(list), null, Stop);
            Assert.Equal(file.StatusCode, csv.StatusCode);
            using var foreign = await street.PostAsync(Paths.ExportFile(list), null, Stop);
            using var nobody = await town.App.Anonymous.PostAsync(Paths.ExportFile(list), null, Stop);
            Assert.Equal(
                (HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized),
                (foreign.StatusCode, nobody.StatusCode)
            );
        }

        Assert.Equal(["teachers", "integrations", "webhooks"], refused);
        Assert.Contains("streets", read);
    }

    [Fact]
    public async Task The_page_of_keys_says_who_made_and_who_took_away_which()
    {
        using var made = await town.App.Http.PutAsync(
            "/api/integrations/district-site",
            new StringContent("""{"scopes":["publisher"]}""", System.Text.Encoding.UTF8, "application/json"),
            Stop
        );
        await town.App.AdvanceAsync(TimeSpan.FromMinutes(1));
        using var revoked = await town.App.Approver.PostAsync(
            "/api/integrations/district-site/revoke",
            new StringContent("{}", System.Text.Encoding.UTF8, "application/json"),
            Stop
        );
        Assert.Equal((200, 200), ((int)made.StatusCode, (int)revoked.StatusCode));

        var acts = (await OpenAsync(Paths.Integrations))
            .QuerySelectorAll("h2 + .list > li")
            .Select(act => act.TextContent)
            .Where(act => act.Contains("district-site：", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(2, acts.Count);
        Assert.Contains("停用对接密钥", acts[0], StringComparison.Ordinal);
        Assert.Contains("协会（复核）", acts[0], StringComparison.Ordinal);
        Assert.Contains("发出对接密钥", acts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_chosen_of_both_sides_stays_chosen_behind_the_warnings()
    {
        const string entry = "/staff/fee-norms/2027-02-01";
        await MakeAsync(entry);
        var (one, other) = (
            await EntryForm.OpenAsync(town.App.Approver, $"{entry}/edit"),
            await EntryForm.OpenAsync(town.App.Http, $"{entry}/edit")
        );
        (one["norm"], one["feesLecture"]) = ("AfterTax", "其余 611");
        await SavedAsync(one);
        (other["norm"], other["feesLecture"]) = ("BeforeTax", "其余 622");
        other = other.Again(await other.SendAsync());
        (other["take[norm]"], other["take[feesLecture]"]) = ("stored", "typed");
        var warned = await other.SendAsync();
        Assert.Equal(200, warned.Status);
        Assert.Equal(303, (await other.Again(warned).SendAsync()).Status);

        var saved = await EntryForm.OpenAsync(town.App.Http, $"{entry}/edit");
        Assert.Equal(("AfterTax", "其余 622元"), (saved["norm"], saved["feesLecture"]));
    }

    private async Task AssertBothAreOnThePageOfListsAsync(string list)
    {
        var page = await OpenAsync(Paths.Export);
        Assert.NotNull(page.QuerySelector($"form[action='{Paths.ExportFile(list)}']"));
        Assert.NotNull(page.QuerySelector($"button[formaction='{Paths.ExportCsv(list)}']"));
    }

    // A spreadsheet keeps days and moments as numbers, and a CSV as they are read.
    private static string NumberOf(object? cell) =>
        cell is DateTime day ? NumberOf(day.ToOADate())
        : cell is double number ? number.ToString("0.000", CultureInfo.InvariantCulture)
        : DateTime.TryParseExact(
            $"{cell}",
            ["yyyy-MM-dd", "yyyy-MM-dd HH:mm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var at
        )
            ? NumberOf(at.ToOADate())
        : double.TryParse($"{cell}", CultureInfo.InvariantCulture, out var digits) ? NumberOf(digits)
        : $"{cell}";

    private async Task<int> TakenAsync(string list) => (await NotesAsync(list)).Count;

    private async Task<IReadOnlyList<string>> NotesAsync(string list) =>
        await town
            .App.Services.GetRequiredService<AuditLog>()
            .OfDayAsync(Today)
            .Where(line => line.Value.Act == "register.export" && line.Value.Subject == list)
            .Select(line => line.Value.Note ?? "")
            .ToListAsync(Stop);

    /// <summary>Saved, after the warnings that stand before it where there are any.</summary>
    private static async Task<(int Status, string? Location)> SavedAsync(EntryForm form)
    {
        var sent = await form.SendAsync();
        if (sent.Status == 200)
            sent = await form.Again(sent).SendAsync();
        Assert.True(sent.Status == 303, sent.Text);
        return (sent.Status, sent.Location);
    }

    // Dated tables, channels and letters are not there from the beginning.
    private async Task MakeAsync(string entry)
    {
        using var known = await town.App.Http.GetAsync(entry, Stop);
        if (known.StatusCode == HttpStatusCode.OK)
            return;
        var (list, code) = (entry.Split('/')[2], entry.Split('/')[3]);
        var form = await EntryForm.OpenAsync(town.App.Http, $"/staff/new/{list}");
        form["code"] = code;
        if (list == "channels")
            (form["title"], form["kind"], form["address"]) = ("徐汇", "Email", "editor@example.cn");
        if (list == "agreement-texts")
            form["from"] = "2028-01-01";
        await SavedAsync(form);
    }

    private static string Brackets(string last) => $"20000 20% 0\n50000 30% 2000\n以上 {last}";

    private static string Cell(IElement change, string label) =>
        change.QuerySelector($"td[data-label='{label}']")!.TextContent;

    private async Task<IDocument> OpenAsync(string path) =>
        new HtmlParser().ParseDocument(await town.App.Http.GetStringAsync(path, Stop));
}
