using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Operation;
using Delivery.Functions.Tests.Web;
using Delivery.Functions.Web.Sheets;
using Delivery.Functions.Workflow;
using Delivery.Pages.Web;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using Xunit;

namespace Delivery.Functions.Tests.Security;

/// <summary>
/// Personal data is planted where it belongs, a course is carried through its life, and callers do everything wrong; then
/// it is looked for where it must never be. All of it is invented.
/// </summary>
public sealed partial class PlantedDataTests
{
    private const string IdNumber = "310101199003070019";
    private const string Account = "6222021001112223334";

    private static readonly string[] Planted =
    [
        "13700001111",
        "lin@example.cn",
        "13900005678",
        "zhou@example.cn",
        "13800000001",
        "t01@example.com",
        IdNumber,
        Account,
    ];

    [Fact]
    public async Task It_is_in_no_log_no_span_no_public_page_or_feed_and_no_address()
    {
        using var heard = new Overheard();
        await using var town = await Town.StartAsync(teachers: 0, logging: heard.AddTo);
        heard.Listen(town.App.Services.GetRequiredService<Telemetry>());
        await AddTeacherAsync(town);
        var course = await town.ConfirmedCourseAsync("T01");
        await town.SendAsync($"/api/courses/{course}/confirmation/acknowledge", new { });
        await DoEverythingWrongAsync(town, course);
        await town.App.MoveToAsync("2026-09-22T09:00");

        var pages = await PublicAsync(town, course);
        var mails = await town.App.MailAsync();
        // What is looked for can be found: it is where it belongs.
        Assert.Contains(mails, mail => Joined($"{mail.Text}").Contains("13900005678", StringComparison.Ordinal));
        Assert.Contains(pages, page => page.Text.Contains("清荷文体中心", StringComparison.Ordinal));

        AssertFree("logs", heard.Lines);
        AssertFree("spans", heard.Spans.SelectMany(span => span.TagObjects.Select(tag => $"{tag}")));
        AssertFree("figures", heard.Figures.Select(figure => figure.Tags));
        AssertFree("public pages and feeds", pages.Select(page => $"{page.Path}\n{page.Text}"));
        AssertFree("addresses in mails", mails.SelectMany(mail => mail.Links).Select(Uri.UnescapeDataString));
    }

    [Fact]
    public async Task It_is_in_no_address_of_a_page_that_shows_it()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await AddTeacherAsync(town);
        var course = await town.ConfirmedCourseAsync("T01");
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        using var teacher = await town.App.SignedInAsync(CallerKind.Teacher, "T01");
        var shown = new List<string>
        {
            await street.GetStringAsync("/street"),
            await street.GetStringAsync("/orders/new"),
            await street.GetStringAsync($"/orders/{course}"),
            await street.GetStringAsync("/account/sessions"),
            await teacher.GetStringAsync("/teacher"),
            await town.App.Http.GetStringAsync("/staff"),
            await town.App.Http.GetStringAsync($"/staff/orders/{course}"),
        };

        AssertFree(
            "addresses in pages",
            shown
                .SelectMany(page => Address().Matches(page).Select(match => match.Groups["to"].Value))
                .Where(to => !to.StartsWith("tel:", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task It_is_in_no_file_no_history_and_no_log_of_acts_of_whom_it_is_not_for()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await AddTeacherAsync(town);
        var course = await town.ConfirmedCourseAsync("T01");
        await town.App.Services.GetRequiredService<ApiKeys>().AddAsync("conduct", "conduct-of-a-test", [Role.Conduct]);
        using var conduct = town.App.Host.CreateClient();
        conduct.DefaultRequestHeaders.Add("X-Api-Key", "conduct-of-a-test");
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);

        var office = await SeenAsync(town.App.Http, course);
        // What is looked for can be found: finance and matchers read the teacher's phone, in pages and in files.
        Assert.True(office.Count(seen => seen.Contains("13800000001", StringComparison.Ordinal)) > 1);
        AssertFree("what the office reads", office, IdNumber, Account);
        AssertFree("what conduct reads", await SeenAsync(conduct, course), "t01@example.com", IdNumber, Account);
        AssertFree("what a street reads", await SeenAsync(street, course), IdNumber, Account);
    }

    // Every list as a file, what histories and the log of acts say, and what is found and told.
    private static async Task<IReadOnlyList<string>> SeenAsync(HttpClient who, string course)
    {
        var seen = new List<string>();
        foreach (var list in EveryRegisterFileTests.Lists.Select(row => row.Data))
        {
            seen.Add(await TextAsync(await who.PostAsync(Paths.ExportFile(list), null)));
            seen.Add(await TextAsync(await who.PostAsync(Paths.ExportCsv(list), null)));
        }
        using var day = new FormUrlEncodedContent([
            KeyValuePair.Create("from", "2026-09-01"),
            KeyValuePair.Create("to", "2026-09-01"),
        ]);
        seen.Add(await TextAsync(await who.PostAsync(Paths.AuditExport, day)));
        foreach (
            var path in (string[])
                [
                    "/staff",
                    "/staff/teachers/T01",
                    "/staff/teachers/T01/edit",
                    "/staff/teachers/T01/bank",
                    $"/staff/streets/{Town.Street}",
                    "/staff/audit?from=2026-09-01",
                    "/staff/search?q=%E7%8E%8B%E4%B8%89",
                    $"/staff/orders/{course}",
                    $"/staff/instances/course-{course}",
                    "/street",
                    $"/orders/{course}",
                ]
        )
            seen.Add($"{path}\n{await TextAsync(await who.GetAsync(path))}");
        return seen;
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        using var sent = answer;
        var bytes = await sent.Content.ReadAsByteArrayAsync();
        if (sent.Content.Headers.ContentType?.MediaType != XlsxSheet.MediaType)
            return System.Text.Encoding.UTF8.GetString(bytes);
        using var file = new MemoryStream(bytes);
        return string.Join('\n', file.Query().Cast<IDictionary<string, object?>>().SelectMany(row => row.Values));
    }

    private static Task AddTeacherAsync(Town town) =>
        town.PutAsync(
            "/api/teachers/T01",
            new
            {
                name = "王三",
                phone = "13800000001",
                email = "t01@example.com",
                disciplines = new[] { "TJQ" },
                grade = "一级",
                districts = new[] { "黄浦区" },
                weeklyLimit = 10,
                nameMayBePublished = false,
                bank = new Dictionary<string, string> { ["bank"] = "建设银行", ["account"] = Account },
                idNumber = IdNumber,
            }
        );

    // Callers who send it to the wrong place, in the wrong form, too often, or twice.
    private static async Task DoEverythingWrongAsync(Town town, string course)
    {
        foreach (var path in (string[])["/api/teachers/T01", "/api/streets/310101002", $"/api/courses/{course}"])
        {
            using var put = await town.App.Http.PutAsJsonAsync(path, new { phone = Planted, idNumber = IdNumber });
            Assert.True((int)put.StatusCode is >= 400 and < 500, $"{path} gave {(int)put.StatusCode}.");
        }

        for (var time = 0; time < 7; time++)
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("email", "lin@example.cn")]);
            using var asked = await town.App.Anonymous.PostAsync("/sign-in", form);
            Assert.True((int)asked.StatusCode is 200 or 429);
        }

        using var broken = await town.App.Http.PostAsync(
            "/api/orders",
            new StringContent($"{{\"phone\":\"{Planted[0]}\"", System.Text.Encoding.UTF8, "application/json")
        );
        Assert.Equal(400, (int)broken.StatusCode);
    }

    private static async Task<IReadOnlyList<(string Path, string Text)>> PublicAsync(Town town, string course)
    {
        var pages = new List<(string, string)>();
        foreach (
            var path in (string[])
                [
                    "/",
                    "/programmes/2026-W39",
                    "/programmes/2026-W39?district=黄浦区",
                    "/programmes/2026-W39.ics",
                    "/api/programmes/2026-W39",
                    "/feeds/calendar.ics",
                    $"/courses/{course}.ics",
                    "/api/openapi.json",
                    "/api/docs",
                    "/sign-in",
                    "/nowhere",
                    $"/orders/{course}",
                    $"/api/orders/{course}",
                    "/api/teachers/T01",
                    "/api/disciplines",
                ]
        )
        {
            using var answer = await town.App.Anonymous.GetAsync(path);
            pages.Add((path, $"{answer.Headers}\n{await answer.Content.ReadAsStringAsync()}"));
        }

        return pages;
    }

    private static void AssertFree(string where, IEnumerable<string> texts, params string[] planted)
    {
        var found =
            from text in texts
            let joined = Joined(text)
            from one in planted.Length > 0 ? planted : Planted
            where joined.Contains(one, StringComparison.OrdinalIgnoreCase)
            select $"{one} in {text[..Math.Min(text.Length, 400)]}";
        var some = found.Take(5).ToList();
        Assert.True(some.Count == 0, $"In {where}:\n{string.Join("\n", some)}");
    }

    // 139 0000 5678 is a phone too.
    private static string Joined(string text) => Gap().Replace(text, "");

    [GeneratedRegex(@"(?<=\d)[\s\u00A0\u2009-]+(?=\d)", RegexOptions.None, 5000)]
    private static partial Regex Gap();

    [GeneratedRegex(@"(href|action|src)=""(?<to>[^""]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}
