using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Settlement.Statements;

/// <summary>
/// Streets that are merged or split in the middle of a month, with lessons before and after: whoever adds up, by street, by
/// district, by teacher or in a report, comes to the same.
/// </summary>
public sealed class ChangedStreetsTests
{
    private const string ChangesOn = "2026-09-15";
    private static readonly DateTimeOffset ChangedAt = DateTimeOffset.Parse($"{ChangesOn}T00:00:00+08:00", null);

    // Lessons of the 8th and 9th lie before the change, those of the 18th to the 20th after it.
    private static readonly (int Order, int Number, string Teacher, decimal Fee, FundingStream Stream)[] OfFirst =
    [
        (1, 2, "T1", 250, FundingStream.Basic),
        (2, 3, "T2", 600, FundingStream.NonBasic),
        (1, 12, "T1", 250, FundingStream.Basic),
    ];

    [Fact]
    public async Task Neither_a_merger_nor_a_split_changes_any_sum_and_each_lesson_stands_once_with_the_street_that_ordered_it()
    {
        var months = await Task.WhenAll(
            PaidAsync(later: "A1"),
            PaidAsync(later: "A1", ("Merge", "A1", "B2")),
            PaidAsync(later: "C3", ("Split", "A1", "C3"))
        );
        await using var before = months[0];
        await using var merged = months[1];
        await using var split = months[2];

        var sums = await SumsAsync(before, "A1", "B2");
        Assert.Contains("6 lessons, 7450 of which 6850 basic; quota 20000", sums, StringComparison.Ordinal);
        Assert.Equal(sums, await SumsAsync(merged, "A1", "B2"));
        Assert.Equal(sums, await SumsAsync(split, "A1", "B2", "C3"));
        foreach (var street in new[] { "A1", "B2" })
            Assert.Equal(await LinesAsync(before, street), await LinesAsync(merged, street));
        var moved = Assert.Single(await LinesAsync(split, "C3"));
        Assert.Equal("C3-2026-009-14 2026-09-20 350", moved);
        Assert.Equal(
            await LinesAsync(before, "A1"),
            [.. await LinesAsync(split, "A1"), moved.Replace("C3", "A1", StringComparison.Ordinal)]
        );
    }

    private static async Task<PayMonth> PaidAsync(
        string later,
        params (string Kind, string Street, string Other)[] changes
    )
    {
        var month = await PayMonth.StartAsync("2026-09-10T09:00");
        await ReserveAsync(month, "A1-2026-001", 500);
        await ReserveAsync(month, "B2-2026-001", 6000);
        if (later == "A1")
            await ReserveAsync(month, "A1-2026-009", 350);
        foreach (var (order, number, teacher, fee, stream) in OfFirst)
            await AddAsync("A1", order, number, teacher, fee, stream);
        await AddAsync("B2", 1, 2, "T1", 3000);
        await AddAsync("B2", 1, 13, "T2", 3000);
        foreach (var (kind, street, other) in changes)
            await ChangeAsync(month, kind, street, other);
        if (later != "A1")
            await ReserveAsync(month, $"{later}-2026-009", 350);
        await AddAsync(later, 9, 14, "T2", 350);
        await month.ReachAsync("Approved");
        await PayMonth.OkAsync(month.ResultsAsync(("T1", true), ("T2", true)));
        await month.App.IdleAsync();
        Assert.Equal("Paid", await month.StageAsync());
        // A night, in which the ledgers are proved.
        await month.App.MoveToAsync("2026-10-17T08:00");
        return month;

        Task AddAsync(
            string street,
            int order,
            int number,
            string teacher,
            decimal fee,
            FundingStream stream = FundingStream.Basic
        ) =>
            month.AddLessonAsync(
                street,
                order,
                number,
                teacher,
                fee,
                stream: stream,
                reserved: stream == FundingStream.Basic ? fee : 0
            );
    }

    // As an approval does; what a merged street's orders need stays with it.
    private static async Task ReserveAsync(PayMonth month, string orderId, decimal amount)
    {
        var years = month.App.Services.GetRequiredService<StreetYears>();
        var read = await ReadQuota.OfAsync(years, orderId);
        Assert.True(await years.Table.TryCommitAsync(read.Book(read.Quota.Reserve(orderId, amount, ChangedAt).Value)));
    }

    private static async Task ChangeAsync(PayMonth month, string kind, string street, string other)
    {
        if (kind == "Split")
            await month.PutStreetAsync(other, "竹溪街道");
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["kind"] = kind,
                ["other"] = other,
                ["from"] = ChangesOn,
                ["part"] = kind == "Split" ? "3000" : "",
                ["reason"] = "区划调整〔2026〕8号",
                ["formKey"] = Guid.NewGuid().ToString("N"),
            }
        );
        using var answer = await month.App.Http.PostAsync($"/staff/streets/{street}/succession", form);
        Assert.Equal(303, (int)answer.StatusCode);
        await month.App.MoveToAsync($"{ChangesOn}T09:00");
    }

    /// <summary>What each way of adding up comes to, line by line.</summary>
    private static async Task<string> SumsAsync(PayMonth month, params string[] streets)
    {
        var district = await JsonAsync(month, "/api/statements/districts/310104/2026");
        var (lessons, gross, basic) = (0, 0m, 0m);
        var (total, reserved, spent, available) = (0m, 0m, 0m, 0m);
        foreach (var street in streets)
        {
            var own = await JsonAsync(month, $"/api/statements/streets/{street}/2026");
            var quota = await JsonAsync(month, $"/api/streets/{street}/quota/2026");
            Assert.Equal(
                ((decimal)quota["total"]!, (decimal)quota["spent"]!),
                ((decimal)own["budget"]!["total"]!, (decimal)own["budget"]!["spent"]!)
            );
            (lessons, gross, basic) = (
                lessons + (int)own["lessons"]!,
                gross + (decimal)own["gross"]!,
                basic + (decimal)own["basic"]!
            );
            (total, reserved) = (total + (decimal)quota["total"]!, reserved + (decimal)quota["reserved"]!);
            (spent, available) = (spent + (decimal)quota["spent"]!, available + (decimal)quota["available"]!);
        }

        Assert.Equal(
            (lessons, gross, basic),
            ((int)district["lessons"]!, (decimal)district["gross"]!, (decimal)district["basic"]!)
        );
        Assert.Equal(
            streets.Order(StringComparer.Ordinal),
            district["streets"]!.AsArray().Select(one => (string)one!["code"]!)
        );
        var budget = district["budget"]!;
        Assert.Equal(
            (total, reserved, spent, available),
            (
                (decimal)budget["total"]!,
                (decimal)budget["reserved"]!,
                (decimal)budget["spent"]!,
                (decimal)budget["available"]!
            )
        );
        Assert.Empty((await month.App.Services.GetRequiredService<LedgerDrifts>().LastAsync())!.Drifts);
        return string.Join(
            '\n',
            $"{lessons} lessons, {gross} of which {basic} basic; quota {total} = {reserved} + {spent} + {available}",
            district["months"]!.ToJsonString(),
            district["disciplines"]!.ToJsonString(),
            (await month.RunAsync())["totals"]!.ToJsonString(),
            (await JsonAsync(month, "/api/statements/teachers/T1/2026"))["totals"]!.ToJsonString(),
            (await JsonAsync(month, "/api/statements/teachers/T2/2026"))["totals"]!.ToJsonString(),
            await WholeAsync(month, "Month"),
            await WholeAsync(month, "District"),
            await WholeAsync(month, "Street")
        );
    }

    // The last row of a report is the whole.
    private static async Task<string> WholeAsync(PayMonth month, string by)
    {
        var csv = await month.App.Http.GetStringAsync($"/staff/reports/report.csv?by={by}&from=2026-09&to=2026-09");
        return csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[^1];
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(PayMonth month, string street) =>
        [
            .. from line in (await JsonAsync(month, $"/api/statements/streets/{street}/2026"))["lines"]!.AsArray()
            select $"{line!["lessonId"]} {((string)line["start"]!)[..10]} {line["gross"]}",
        ];

    private static async Task<JsonNode> JsonAsync(PayMonth month, string path) =>
        (await month.App.Http.GetFromJsonAsync<JsonNode>(path))!;
}
