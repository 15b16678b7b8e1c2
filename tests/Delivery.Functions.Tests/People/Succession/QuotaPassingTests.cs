using System.Net.Http.Json;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Workflow;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.People.Succession.TwoStreets;

namespace Delivery.Functions.Tests.People.Succession;

public sealed class QuotaPassingTests
{
    [Fact]
    public async Task What_a_split_promised_for_a_later_day_cannot_be_promised_again()
    {
        await using var streets = await StartAsync();
        await streets.RegisterAsync(C, "竹溪镇");
        Assert.Equal(303, (await streets.ChangeAsync("Split", A, B, "2026-09-20", "3000")).Status);

        // The order that waits will need its 600.
        var (status, page) = await streets.ChangeAsync("Split", A, C, "2026-09-10", "6400.01");

        Assert.Equal(422, status);
        Assert.Contains("请填写0到6,400元之间的金额，最多两位小数", page, StringComparison.Ordinal);
        Assert.Equal(303, (await streets.ChangeAsync("Split", A, C, "2026-09-10", "6400")).Status);
        await streets.App.IdleAsync();
        Assert.Equal(3_000m, await streets.AvailableAsync(B));
        Assert.Equal(6_400m, await streets.AvailableAsync(C));
    }

    [Fact]
    public async Task A_merger_before_the_day_of_a_split_leaves_the_new_street_its_part()
    {
        await using var streets = await StartAsync();
        await streets.RegisterAsync(C, "竹溪镇");
        Assert.Equal(303, (await streets.ChangeAsync("Split", A, B, "2026-09-20", "3000")).Status);
        await streets.MergeAsync(A, C, "2026-09-05");

        Assert.Equal(0, await streets.DriftsAsync("2026-09-21T08:00"));

        Assert.Equal(3_000m, await streets.AvailableAsync(B));
        Assert.Equal((600m, 16_400m), (await streets.AvailableAsync(A), await streets.AvailableAsync(C)));
    }

    [Fact]
    public async Task A_split_and_a_later_merger_of_the_same_two_streets_are_both_carried_out()
    {
        await using var streets = await StartAsync();
        Assert.Equal(303, (await streets.ChangeAsync("Split", A, B, "2026-09-01", "3000")).Status);
        await streets.App.IdleAsync();

        await streets.MergeAsync(A, B);

        Assert.Equal((600m, 9_400m), (await streets.AvailableAsync(A), await streets.AvailableAsync(B)));
        Assert.Single(
            await streets.App.MailAsync("lin@example.cn"),
            mail => mail.Subject.Contains("清荷街道并入云杉街道", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Two_runs_at_the_same_time_leave_what_waiting_orders_need()
    {
        await using var streets = await StartAsync();
        var services = streets.App.Services;
        var passing = services.GetRequiredService<QuotaPassing>();
        var registers = services.GetRequiredService<Registers>();
        var street = (await registers.Streets.FindAsync(A))!.Value with
        {
            Lineage = new(Into: new(B, new DateOnly(2026, 9, 1))),
        };
        await registers.Streets.PutAsync(Caller.Service, new Act("street.put", A), A, street, null);

        // The other one runs from end to end just before this one books.
        var clock = new Interrupted(services.GetRequiredService<TimeProvider>(), () => passing.RunAsync(street));

        await new QuotaPassing(services.GetRequiredService<StreetYears>(), registers, clock).RunAsync(street);

        Assert.Equal((600m, 19_400m), (await streets.AvailableAsync(A), await streets.AvailableAsync(B)));
    }

    [Fact]
    public async Task A_merged_street_has_nothing_of_the_next_years()
    {
        await using var streets = await StartAsync();
        await streets.MergeAsync(A, B);
        Assert.Equal((0m, 10_000m), (await streets.AvailableAsync(A, 2027), await streets.AvailableAsync(B, 2027)));

        Assert.Equal(0, await streets.DriftsAsync("2026-09-03T08:00"));

        Assert.Equal((0m, 10_000m), (await streets.AvailableAsync(A, 2027), await streets.AvailableAsync(B, 2027)));
        Assert.Equal((600m, 19_400m), (await streets.AvailableAsync(A), await streets.AvailableAsync(B)));

        var lower = new
        {
            value = 8_000,
            from = "2027-01-01",
            reason = "预算调低",
        };
        using var set = await streets.App.Http.PutAsJsonAsync("/api/settings/yearly-quota", lower);
        Assert.True(set.IsSuccessStatusCode);
        Assert.Equal(0, await streets.DriftsAsync("2026-09-04T08:00"));
        Assert.Equal((0m, 8_000m), (await streets.AvailableAsync(A, 2027), await streets.AvailableAsync(B, 2027)));
    }

    // Asked for the day first, and then for the moment of the booking.
    private sealed class Interrupted(TimeProvider clock, Func<Task> meanwhile) : TimeProvider
    {
        private int asked;

        public override DateTimeOffset GetUtcNow()
        {
            if (++asked == 2)
                Task.Run(meanwhile).Wait();
            return clock.GetUtcNow();
        }
    }
}
