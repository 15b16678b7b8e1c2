using LocalFunctions.Clock;
using LocalFunctions.Storage.Gate;

namespace LocalFunctions.Hosting;

public sealed record FunctionsHostOptions
{
    /// <summary>Everything the host keeps lies here; made if it is missing.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Where to listen, several between semicolons. Null opens no port: <see cref="FunctionsHost.CreateClient"/> reaches the app.</summary>
    public string? Urls { get; init; }

    public ClockChoice Clock { get; init; } = ClockChoice.AsBefore;

    /// <summary>Real time, as this machine has it.</summary>
    public TimeProvider Machine { get; init; } = TimeProvider.System;

    /// <summary><c>embedded</c>, <c>azurite</c>, or a storage account's connection string.</summary>
    public string Storage { get; init; } = "embedded";

    /// <summary>Settings by name (<c>Shop:Greeting</c>); they go before all others.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Whether environment variables count as settings. A test's host does not see the machine's.</summary>
    public bool ReadEnvironment { get; init; }

    /// <summary>False starts the app and its storage alone: no orchestration goes on and no timer fires beneath a command.</summary>
    public bool Works { get; init; } = true;

    public required HostedApp App { get; init; }

    /// <summary>Comes after the app's own services, so that a test can put one of its own in place.</summary>
    public Action<IServiceCollection> Services { get; init; } = _ => { };

    /// <summary>Null leaves order and failures to the machine.</summary>
    internal SeededWorld? World { get; init; }

    /// <summary>Fails calls to the embedded storage; null lets all of them through.</summary>
    internal Disturb? Disturb { get; init; }

    public Action<ILoggingBuilder> Logging { get; init; } = _ => { };
}
