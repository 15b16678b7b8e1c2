using LocalFunctions.Hosting;
using LocalFunctions.Views;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Tests.Hosting;

/// <summary>An app of a few functions, so that the host is tested by itself.</summary>
internal static class SampleApp
{
    public static HostedApp Of(params Type[] types) => With(_ => { }, types);

    public static HostedApp With(Action<IFunctionsWorkerApplicationBuilder> use, params Type[] types) =>
        new(
            "sample",
            types,
            (services, _) => services.AddSingleton<Seen>().AddScoped<Visit>(),
            use,
            Path.Combine(AppContext.BaseDirectory, "sample")
        )
        {
            View = new ViewedApp(
                [new ViewedSection("/local/own", "自己的", "应用自己的页面")],
                [new NamedMoment("noon", "到中午", now => new DateTimeOffset(now.Date, now.Offset).AddHours(12))],
                _ => []
            ),
        };
}

/// <summary>What the functions of a test have done, in order.</summary>
public sealed class Seen
{
    private readonly Lock gate = new();
    private readonly List<string> all = [];

    public IReadOnlyList<string> All
    {
        get
        {
            lock (gate)
                return [.. all];
        }
    }

    public void Add(string what)
    {
        lock (gate)
            all.Add(what);
    }
}

/// <summary>One for each run of a function.</summary>
public sealed class Visit
{
    public Guid Id { get; } = Guid.NewGuid();
}
