using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace Delivery.Functions.Tests.Architecture;

/// <summary>What must hold in every environment on Azure, whatever else its parameters say.</summary>
public sealed partial class AzureTests
{
    // The built-in roles that the app may have, each for one need. A role that is not here needs a reason first.
    private static readonly Dictionary<string, string> Roles = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["e147488a-f6f5-4113-8e2d-b22465e65bf6"] = "Key Vault Crypto Service Encryption User",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["0ad04412-c4d5-4796-b79c-f76d14c8d402"] = "Durable Task Data Contributor",
    };

    public static TheoryData<string> Environments => AzureSnapshot.Environments;

    [Fact]
    public void Every_parameter_file_has_its_snapshot() =>
        Assert.Equal(
            House.Files("infra", ".bicepparam").Select(file => Path.GetFileNameWithoutExtension(file)),
            AzureSnapshot.All.Select(snapshot => snapshot.Environment)
        );

    [Theory]
    [MemberData(nameof(Environments))]
    public void No_storage_account_takes_a_shared_key(string environment) =>
        Assert.All(
            AzureSnapshot.Of(environment).Of("Microsoft.Storage/storageAccounts"),
            account => Assert.False(account["properties"]!["allowSharedKeyAccess"]!.GetValue<bool>())
        );

    [Theory]
    [MemberData(nameof(Environments))]
    public void Only_the_published_programme_is_public(string environment) =>
        Assert.Equal(
            ["programmes"],
            from container in AzureSnapshot
                .Of(environment)
                .Of("Microsoft.Storage/storageAccounts/blobServices/containers")
            where $"{container["properties"]?["publicAccess"] ?? "None"}" != "None"
            select $"{container["name"]}".Split('/')[^1]
        );

    [Theory]
    [MemberData(nameof(Environments))]
    public void Every_assignment_is_of_a_known_role_and_says_whose_it_is(string environment)
    {
        var assignments = AzureSnapshot.Of(environment).Of("Microsoft.Authorization/roleAssignments").ToArray();
        var own = AzureSnapshot
            .Of(environment)
            .Of("Microsoft.Authorization/roleDefinitions")
            .Select(role => $"{role["name"]}");

        Assert.NotEmpty(assignments);
        Offences.AssertNone(
            from assignment in assignments
            let properties = assignment["properties"]!
            let role = Guid().Matches($"{properties["roleDefinitionId"]}").Last().Value
            where
                $"{properties["principalType"]}" is not ("ServicePrincipal" or "User")
                || !(Roles.ContainsKey(role) || own.Contains(role))
            select $"{environment}: {properties}",
            "A role that nobody has given a reason for, or an assignment without the kind of its principal:"
        );
    }

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
    public void Citizens_come_in_without_an_account_and_staff_by_the_directory(string environment) =>
        Assert.All(
            from config in AzureSnapshot
                .Of(environment)
                .Of("Microsoft.Web/sites/config", "Microsoft.Web/sites/slots/config")
            where $"{config["name"]}".EndsWith("/authsettingsV2", StringComparison.Ordinal)
            select config["properties"]!,
            signIn =>
            {
                Assert.Equal("AllowAnonymous", $"{signIn["globalValidation"]!["unauthenticatedClientAction"]}");
                var directory = signIn["identityProviders"]!["azureActiveDirectory"]!["registration"]!;
                Assert.Contains(
                    "environment().authentication.loginEndpoint",
                    $"{directory["openIdIssuer"]}",
                    StringComparison.Ordinal
                );
                Assert.EndsWith(
                    "_ASSERTION_CLIENTID",
                    $"{directory["clientSecretSettingName"]}",
                    StringComparison.Ordinal
                );
            }
        );

    [Theory]
    [MemberData(nameof(Environments))]
    public void The_header_of_the_directory_is_believed_only_where_the_directory_stands_in_front(string environment) =>
        Assert.All(
            AzureSnapshot.Of(environment).AppSettings,
            app =>
                Assert.Equal(
                    AzureSnapshot
                        .Of(environment)
                        .Resources.Any(resource => $"{resource["name"]}" == $"{app.Key}/authsettingsV2"),
                    bool.Parse(app.Value["Delivery__DirectoryHeader"])
                )
        );

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

    [GeneratedRegex("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Guid();

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
