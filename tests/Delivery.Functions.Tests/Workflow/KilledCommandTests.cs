using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Tests.Settlement;
using Delivery.Functions.Tests.Web;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Workflow.CommandsOnOrders;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Workflow;

/// <summary>
/// Each command is killed before and after every one of its storage requests and then repeated under its key: it is done
/// once, answered as the first time, told to its orchestration, and written down in the audit log once.
/// </summary>
public sealed class KilledCommandTests
{
    private static readonly string[] Decisions = ["order.Approve", "order.Return", "order.Reject", "order.withdraw"];

    public static TheoryData<string> OnOrders =>
        [
            "submit",
            "approve",
            "return",
            "reject",
            "withdraw",
            "assign",
            "accept",
            "decline",
            "acknowledge",
            "drop-out",
            "object",
            "objection",
        ];

    [Theory]
    [MemberData(nameof(OnOrders))]
    public async Task A_command_on_an_order_killed_anywhere_is_done_once(string name)
    {
        var fuse = new StorageFuse();
        var town = await Neighbourhood.OnAsync(fuse);
        await using var app = town.App;

        var cut = await CutEverywhereAsync(app, fuse, run => PrepareAsync(town, name, run));

        // Read, note, batch, list: with fewer it was not killed everywhere.
        Assert.True(cut >= 4, $"{cut}");
    }

    [Fact]
    public async Task A_command_on_a_pay_run_killed_anywhere_is_done_once()
    {
        var fuse = new StorageFuse();
        await using var month = await PayMonth.StartAsync(fuse: fuse);
        await month.AddLessonAsync("A1", 1, 1);
        await month.AddLessonAsync("A1", 1, 2);
        await month.ReachAsync("Payroll");

        await CutEverywhereAsync(
            month.App,
            fuse,
            run =>
                Task.FromResult(
                    new Command(
                        "/api/settlements/2026-09/adjustments",
                        new JsonObject
                        {
                            ["teacher"] = "T1",
                            ["amount"] = run,
                            ["reason"] = "补发交通费",
                        },
                        "settlement.adjust",
                        null
                    )
                )
        );

        // Each was done once: no sum is missing, none is there twice.
        var payslip = (await month.App.Http.GetFromJsonAsync<JsonNode>("/api/payslips/2026-09-T1"))!;
        var amounts = payslip["adjustments"]!.AsArray().Select(one => (decimal)one!["amount"]!).ToList();
        Assert.Equal(Enumerable.Range(1, amounts.Count).Select(amount => (decimal)amount), amounts.Order());
    }

    /// <returns>At how many requests.</returns>
    private static async Task<int> CutEverywhereAsync(
        RunningApp app,
        StorageFuse fuse,
        Func<int, Task<Command>> prepareAsync
    )
    {
        for (var (request, run) = (1, 1); ; request++)
            foreach (var last in new[] { false, true })
            {
                var command = await prepareAsync(run++);
                await app.IdleAsync();
                fuse.Arm(request, last);
                var (_, before) = await PostAsync(app, command, $"key-{run}");
                var wasCut = fuse.HasBlown;
                fuse.Mend();
                if (!wasCut)
                    return request - 1;
                await AssertDoneOnceAsync(app, command, $"key-{run}", before);
            }
    }

    private static async Task AssertDoneOnceAsync(RunningApp app, Command command, string key, string? before)
    {
        var (isRepeated, repeated) = await PostAsync(app, command, key);
        var (isAgain, again) = await PostAsync(app, command, key);

        Assert.NotNull(repeated);
        Assert.Equal(repeated, again);
        Assert.True(isAgain);
        // Who had an answer before gets the same, and is told that it is the first.
        if (before is not null)
            Assert.Equal((true, before), (isRepeated, repeated));
        // Whoever looks at the list now must not decide once more.
        if (Decisions.Contains(command.Act))
            Assert.DoesNotContain(
                command.Subject,
                (await app.Http.GetFromJsonAsync<JsonNode>("/api/orders?stage=Submitted&limit=200"))!["items"]!
                    .AsArray()
                    .Select(one => (string?)one!["orderId"])
            );
        // The timer tells and lists what was cut off; an orchestration tries again what failed meanwhile.
        await app.AdvanceAsync(TimeSpan.FromMinutes(30));
        var subject = command.Subject ?? (string?)JsonNode.Parse(repeated)!["orderId"];
        var lines = await LinesAsync(app).Where(line => line.Act == command.Act).ToListAsync();
        if (subject is not null)
            Assert.Single(lines, line => line.Subject == subject);
        Assert.Empty(await UntoldAsync(app));
        if (command.Stage is { } stage)
            Assert.Equal(
                stage,
                (string?)(await app.Http.GetFromJsonAsync<JsonNode>($"/api/orders/{subject}"))!["stage"]
            );
    }

    private static async IAsyncEnumerable<AuditEntry> LinesAsync(RunningApp app)
    {
        var audit = app.Services.GetRequiredService<AuditLog>();
        for (var day = new DateOnly(2026, 8, 31); day <= ShanghaiTime.DateOf(app.Now); day = day.AddDays(1))
            await foreach (var line in audit.OfDayAsync(day))
                yield return line.Value;
    }

    // A note whose act was never saved is looked at for a day; one of a saved act has been told and listed.
    private static async Task<List<string>> UntoldAsync(RunningApp app)
    {
        var tables = app.Services.GetRequiredService<DeliveryTables>();
        var untold = new List<string>();
        await foreach (var note in tables.Audit.WithPrefixAsync<JsonObject>(AuditLog.DayOf(app.Now), "note|"))
        {
            var (table, partition, row) = (note.Value["table"], note.Value["partition"], note.Value["row"]);
            if (await tables.Named($"{table}").FindAsync<JsonObject>($"{partition}", $"{row}") is not null)
                untold.Add(note.RowKey);
        }

        return untold;
    }
}
