using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace Delivery.Functions.Tests.Architecture;

/// <summary>What must hold in every environment on Azure, whatever else its parameters say.</summary>
public sealed partial class AzureTests
{
    public static TheoryData<string> Environments => AzureSnapshot.Environments;

    [Fact]
    public void Every_parameter_file_has_its_snapshot() =>
        Assert.Equal(
            House.Files("infra", ".bicepparam").Select(file => Path.GetFileNameWithoutExtension(file)),
            AzureSnapshot.All.Select(snapshot => snapshot.Environment)
        );

    [Theory]
    [MemberData(nameof(Environments))]
    public void No_output_and_no_setting_holds_a_secret(string environment)
    {
        var snapshot = AzureSnapshot.Of(environment);

        Assert.DoesNotMatch(SecretSource(), snapshot.Outputs);
        Offences.AssertNone(
            from app in snapshot.AppSettings
            from setting in app.Value
            where
                SecretName().IsMatch(setting.Key)
                && !setting.Value.StartsWith("@Microsoft.KeyVault(", StringComparison.Ordinal)
            select $"{environment}: {app.Key}: {setting.Key}",
            "Secrets lie in the vault; settings refer to them:"
        );
        Assert.DoesNotMatch(SecretSource(), string.Concat(snapshot.AppSettings.Values.SelectMany(app => app.Values)));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Where_a_package_is_tried_no_timer_runs_and_no_work_of_the_app_is_taken(string environment)
    {
        var timers = Triggers
            .Of<TimerTriggerAttribute>()
            .Select(trigger => trigger.Method.GetCustomAttributes(false).OfType<FunctionAttribute>().Single().Name)
            .Select(name => $"AzureWebJobs.{name}.Disabled");
        var candidates = AzureSnapshot.Of(environment).AppSettings.Where(app => IsCandidate(app.Key)).ToArray();

        Assert.Equal(environment == "dev" ? 0 : 1, candidates.Length);
        Assert.All(candidates, candidate => Assert.All(timers, timer => Assert.Equal("true", candidate.Value[timer])));
        Assert.All(
            candidates,
            candidate => Assert.EndsWith("Candidate", candidate.Value[HubName], StringComparison.Ordinal)
        );
        Assert.All(
            AzureSnapshot.Of(environment).AppSettings.Where(app => !IsCandidate(app.Key)),
            app =>
                Assert.DoesNotContain(
                    app.Value.Keys,
                    name => name == HubName || name.EndsWith(".Disabled", StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public void A_swap_leaves_to_each_place_what_makes_it_that_place()
    {
        var production = AzureSnapshot.Of("prod");
        var (app, slot) = (
            production.AppSettings.Single(site => !IsCandidate(site.Key)).Value,
            production.AppSettings.Single(site => IsCandidate(site.Key)).Value
        );
        var sticky = production.Resources.Single(resource =>
            $"{resource["name"]}".EndsWith("/slotConfigNames", StringComparison.Ordinal)
        )["properties"]!["appSettingNames"]!
            .AsArray()
            .Select(name => $"{name}")
            .ToArray();

        Assert.Empty(
            app.Keys.Union(slot.Keys)
                .Where(name => app.GetValueOrDefault(name) != slot.GetValueOrDefault(name))
                .Except(sticky)
        );
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Every_alert_asks_for_something_that_the_app_measures(string environment)
    {
        var measured = House
            .Files("functions", ".cs")
            .SelectMany(file => Measure().Matches(House.Read(file)))
            .Select(match => match.Value.Trim('"'));
        var asked = AzureSnapshot
            .Of(environment)
            .Of("Microsoft.Insights/scheduledQueryRules")
            .SelectMany(rule => Measure().Matches($"{rule["properties"]!["criteria"]!["allOf"]![0]!["query"]}"))
            .Select(match => match.Value.Trim('"'))
            .Distinct();

        Assert.Equal(
            [
                "delivery.audit.breaks",
                "delivery.backup.age",
                "delivery.mail.outbox.age",
                "delivery.orchestrations.failed",
                "delivery.pay.late",
                "delivery.programme.late",
                "delivery.quota.drift",
            ],
            asked.Order(StringComparer.Ordinal)
        );
        Assert.Empty(asked.Except(measured));
    }

    [Fact]
    public void The_scheduler_has_the_hub_that_the_app_asks_for() =>
        Assert.Contains(
            $"{JsonNode.Parse(House.Read("functions/Delivery.Functions/host.json"))!["extensions"]!["durableTask"]!["hubName"]}",
            AzureSnapshot
                .Of("test")
                .Of("Microsoft.DurableTask/schedulers/taskHubs")
                .Select(hub => $"{hub["name"]}".Split('/')[^1])
        );

    [Fact]
    public void No_template_names_a_cloud() =>
        Offences.AssertNone(
            from file in House.Files("infra", ".bicep", ".bicepparam", ".sh")
            from line in House.ReadLines(file).Index()
            where CloudDomain().IsMatch(line.Item)
            select $"{file}:{line.Index + 1}: {line.Item.Trim()}",
            "Another cloud has another domain; ask environment() or the resource:"
        );

    [Theory]
    [InlineData("'https://kv.vault.azure.net/'", true)]
    [InlineData("'core.chinacloudapi.cn'", true)]
    [InlineData("environment().suffixes.storage", false)]
    [InlineData("'smtp.example.cn'", false)]
    public void A_clouds_domain_is_told_from_others(string line, bool isCloud) =>
        Assert.Equal(isCloud, CloudDomain().IsMatch(line));

    private const string HubName = "AzureFunctionsJobHost__extensions__durableTask__hubName";

    private static bool IsCandidate(string name) =>
        name.EndsWith("/staging", StringComparison.Ordinal) || name.EndsWith("-next", StringComparison.Ordinal);

    [GeneratedRegex(
        @"\blist(?:Keys|AccountSas|ServiceSas|Secrets|ConnectionStrings?)\b|AccountKey=|SharedAccessSignature",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex SecretSource();

    [GeneratedRegex(@"""delivery\.[a-z.]+""")]
    private static partial Regex Measure();

    [GeneratedRegex("Password|BootstrapA|Secret$|ApiKey$")]
    private static partial Regex SecretName();

    [GeneratedRegex(
        @"\.(?:windows|azure|azurewebsites|microsoftonline|azure-api|microsoft)\.(?:net|com|cn|us)\b|chinacloud|microsoftonline\.cn"
    )]
    private static partial Regex CloudDomain();
}
