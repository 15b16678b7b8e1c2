using LocalFunctions.Durable;
using LocalFunctions.Hosting;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace LocalFunctions.Tests.Hosting;

public sealed class DurableSettingsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("host-json-").FullName;

    [Fact]
    public void What_host_json_says_of_versions_and_ids_holds()
    {
        Write(
            """
            "defaultVersion": "2.1", "versionMatchStrategy": "strict", "versionFailureStrategy": "Fail",
            "overridableExistingInstanceStates": "AnyState"
            """
        );

        var options = DurableSettings.Read(folder);

        Assert.Equal(
            new Versioning("2.1", VersionMatchStrategy.Strict, VersionFailureStrategy.Fail),
            options.Versioning
        );
        Assert.Equal(OverridableStates.AnyState, options.OverridableExistingInstanceStates);
    }

    [Fact]
    public void Without_a_word_older_versions_run_too_and_others_wait() =>
        Assert.Equal(
            new Versioning("", VersionMatchStrategy.CurrentOrOlder, VersionFailureStrategy.Reject),
            DurableSettings.Read(folder).Versioning
        );

    [Fact]
    public void A_strategy_that_no_host_knows_refuses_the_start_with_those_there_are()
    {
        Write("\"versionMatchStrategy\": \"Newest\"");

        var refused = Assert.Throws<StartRefusedException>(() => DurableSettings.Read(folder));

        Assert.Contains("versionMatchStrategy 是 Newest，只能写 None、Strict、CurrentOrOlder 之一", refused.Message);
    }

    [Fact]
    public void How_many_activities_run_at_once_is_an_app_setting_by_its_name_in_the_cloud()
    {
        Write("\"maxConcurrentActivityFunctions\": 20");

        Assert.Equal(100, DurableSettings.Read(folder).MaxConcurrentActivities);
        Assert.Equal(1, DurableSettings.Read(folder, settings: Told("1")).MaxConcurrentActivities);
        var refused = Assert.Throws<StartRefusedException>(() => DurableSettings.Read(folder, settings: Told("0")));
        Assert.Contains(
            "__maxConcurrentActivityFunctions 是 0，只能写正整数",
            refused.Message,
            StringComparison.Ordinal
        );
    }

    private static IConfiguration Told(string most) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection([
                new("AzureFunctionsJobHost:extensions:durableTask:maxConcurrentActivityFunctions", most),
            ])
            .Build();

    private void Write(string durable) =>
        File.WriteAllText(
            Path.Combine(folder, "host.json"),
            $$"""{ "version": "2.0", "extensions": { "durableTask": { {{durable}} } } }"""
        );

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
