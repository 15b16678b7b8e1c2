using System.Globalization;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Architecture;
using Xunit;

namespace Delivery.Functions.Tests.Web.Hostile;

/// <summary>Many requests over every route and every field, by everybody: none is our failure, and none stays in memory.</summary>
public sealed class AttackTests(Neighbourhood town) : IClassFixture<Neighbourhood>
{
    private const long MostGrowth = 64 << 20;

    // DELIVERY_ATTACK=10000 asks more.
    private static readonly int Requests = int.Parse(
        Environment.GetEnvironmentVariable("DELIVERY_ATTACK") ?? "1500",
        CultureInfo.InvariantCulture
    );

    private static readonly int Seed = int.Parse(
        Environment.GetEnvironmentVariable("DELIVERY_ATTACK_SEED") ?? "20261129",
        CultureInfo.InvariantCulture
    );

    [Fact]
    public async Task No_request_over_any_route_and_field_is_our_failure_or_fills_the_memory()
    {
        Assert.True(Requests > Attack.RouteCount, "Every route is to have its turn.");
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        using var teacher = await town.SignedInAsync(CallerKind.Teacher, Neighbourhood.Teacher);
        HttpClient[] callers = [town.App.Http, street, teacher, town.App.Anonymous, town.App.Http];
        var attack = new Attack(Seed, town.OrderId);
        var (failures, statuses) = (new List<string>(), new HashSet<int>());
        // What is made once, such as compiled pages, is there after the first round.
        var kept = 0L;
        for (var number = 0; number < Requests; number++)
        {
            if (number == Attack.RouteCount)
                kept = await KeptAsync();
            using var request = attack.Next(number);
            using var answer = await callers[number % callers.Length].SendAsync(request);
            statuses.Add((int)answer.StatusCode);
            if ((int)answer.StatusCode >= 500)
                failures.Add($"{number} {request.Method} {request.RequestUri}: {(int)answer.StatusCode}");
        }

        var grown = await KeptAsync() - kept;

        Offences.AssertNone(
            failures.Append(failures.Count > 0 ? town.App.Log.ToString() : null).OfType<string>(),
            $"With the seed {Seed} these failed:"
        );
        // Not all of it is turned away at the door.
        Assert.Superset(new HashSet<int> { 200, 303, 400, 401, 403, 404, 405, 422 }, statuses);
        Assert.True(grown < MostGrowth, $"{grown >> 20} MiB more are kept after {Requests} requests.");
    }

    private async Task<long> KeptAsync()
    {
        await town.App.IdleAsync();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
