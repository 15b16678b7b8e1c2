using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
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

/// <summary>Every register's list as a file in both forms: who may take it, what is in it, and that it is written down.</summary>
public sealed class EveryRegisterFileTests(Neighbourhood town) : IClassFixture<Neighbourhood>
{
    private static readonly DateOnly Today = new(2026, 9, 1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

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
    [MemberData(nameof(Lists))]
    public async Task A_list_leaves_as_a_file_by_the_button_on_its_page_and_that_is_written_down(string list)
    {
        await town.MakeAsync("/staff/channels/xuhui");
        await town.MakeAsync("/staff/agreement-texts/2028");
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
        var page = await town.OpenAsync($"/staff/{list}");
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

    private async Task AssertBothAreOnThePageOfListsAsync(string list)
    {
        var page = await town.OpenAsync(Paths.Export);
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
}
