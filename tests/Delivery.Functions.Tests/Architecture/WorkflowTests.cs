using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Delivery.Functions.Tests.Architecture;

/// <summary>Nobody compiles a workflow before it runs, so its shape is held here.</summary>
public sealed partial class WorkflowTests
{
    private const string Workflows = ".github/workflows";

    [Fact]
    public void Every_action_has_a_version()
    {
        var uses = House
            .Files(Workflows, ".yml")
            .SelectMany(file => Values(Root(file), "uses").Select(action => (file, action)))
            .ToArray();

        Assert.NotEmpty(uses);
        Offences.AssertNone(
            from used in uses
            where !used.action.StartsWith("./", StringComparison.Ordinal) && !Pinned().IsMatch(used.action)
            select $"{used.file}: {used.action}",
            "Give a major version or a commit:"
        );
        Offences.AssertNone(
            from used in uses
            where
                used.action.StartsWith("./", StringComparison.Ordinal)
                && !File.Exists(Path.Combine(House.Root, used.action))
            select $"{used.file}: {used.action}",
            "There is no such workflow:"
        );
    }

    [Fact]
    public void Every_workflow_says_what_it_may_and_no_job_goes_on_for_ever()
    {
        foreach (var file in House.Files(Workflows, ".yml"))
        {
            var root = Root(file);
            Assert.True(root.Children.ContainsKey("permissions"), $"{file}: permissions");
            foreach (var (name, job) in ((YamlMappingNode)root["jobs"]).Children)
                Assert.True(Has(job, "timeout-minutes") || Has(job, "uses"), $"{file}: {name}: timeout-minutes");
        }
    }

    [Fact]
    public void The_build_runs_the_one_test_command_and_keeps_what_failed()
    {
        var root = Root($"{Workflows}/ci.yml");

        Assert.Equal(["./test.sh"], Values(root, "run"));
        Assert.Equal("read", $"{root["permissions"]["contents"]}");
        Assert.Contains(Values(root, "path"), path => path == "TestResults");
        Assert.Contains(Values(root, "if"), condition => condition == "failure()");
        Assert.Contains(Values(root, "key"), key => key.Contains("packages.lock.json", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_deployed_that_was_not_tested_and_nothing_is_changed_that_was_not_shown_before()
    {
        var package = Steps($"{Workflows}/deploy.yml", "package");
        Assert.Contains("./test.sh", package);
        Assert.True(
            Array.IndexOf(package, "./test.sh")
                < Array.FindIndex(package, run => run.Contains("dotnet publish", StringComparison.Ordinal))
        );
        var afterTest = (YamlSequenceNode)Root($"{Workflows}/deploy.yml")["jobs"]["prod"]["needs"];
        Assert.Contains(afterTest, need => $"{need}" == "test");

        var jobs = Root($"{Workflows}/deploy-environment.yml")["jobs"];
        Assert.Equal("what-if", $"{jobs["deploy"]["needs"]}");
        Assert.Equal("${{ inputs.environment }}", $"{jobs["deploy"]["environment"]}");
        Assert.Contains(
            "what-if",
            string.Concat(Steps($"{Workflows}/deploy-environment.yml", "what-if")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "infra/ship.sh",
            string.Concat(Steps($"{Workflows}/deploy-environment.yml", "deploy")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void No_step_pastes_what_somebody_has_typed_into_its_script() =>
        Offences.AssertNone(
            from file in House.Files(Workflows, ".yml")
            from run in Values(Root(file), "run")
            where run.Contains("${{", StringComparison.Ordinal)
            select $"{file}: {run}",
            "Hand it over as a variable:"
        );

    [Fact]
    public void Azd_finds_the_app_its_parameters_and_its_site()
    {
        var azure = Root("azure.yaml");
        var service = Assert.Single(((YamlMappingNode)azure["services"]).Children);

        Assert.True(
            File.Exists(Path.Combine(House.Root, $"{azure["infra"]["path"]}", $"{azure["infra"]["module"]}.bicepparam"))
        );
        Assert.True(Directory.Exists(Path.Combine(House.Root, $"{service.Value["project"]}")));
        Assert.Equal("function", $"{service.Value["host"]}");
        var site = Assert.Single(
            AzureSnapshot.Of($"{azure["infra"]["module"]}").Resources,
            resource => resource["tags"]?["azd-service-name"] is not null
        );
        Assert.Equal($"{service.Key}", $"{site["tags"]!["azd-service-name"]}");
        Assert.Equal("Microsoft.Web/sites", $"{site["type"]}");
    }

    [Fact]
    public void What_scripts_and_hooks_ask_a_deployment_for_the_template_gives()
    {
        var asked = new[] { "infra/ship.sh", "infra/environment.sh", "azure.yaml" }
            .SelectMany(file => Output().Matches(House.Read(file)))
            .Select(match => match.Groups["name"].Value)
            .Distinct()
            .ToArray();

        Assert.True(asked.Length >= 6);
        Assert.All(
            asked,
            name =>
                Assert.Contains($"output {name} string", House.Read("infra/bicep/main.bicep"), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_development_container_has_the_SDK_that_the_build_asks_for()
    {
        using var container = JsonDocument.Parse(House.Read(".devcontainer/devcontainer.json"));
        using var sdk = JsonDocument.Parse(House.Read("global.json"));
        var version = sdk.RootElement.GetProperty("sdk").GetProperty("version").GetString()!.Split('.');

        Assert.Contains(
            $":{version[0]}.{version[1]}-",
            container.RootElement.GetProperty("image").GetString(),
            StringComparison.Ordinal
        );
        Assert.True(
            File.Exists(Path.Combine(House.Root, container.RootElement.GetProperty("postCreateCommand").GetString()!))
        );
    }

    [Theory]
    [InlineData("actions/checkout@v5", true)]
    [InlineData("azure/login@a65d910e8af852a8061c627c456678983e180302", true)]
    [InlineData("actions/checkout", false)]
    [InlineData("actions/checkout@main", false)]
    public void A_pinned_action_is_told_from_one_that_moves(string action, bool isPinned) =>
        Assert.Equal(isPinned, Pinned().IsMatch(action));

    private static YamlMappingNode Root(string file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(House.Read(file)));
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    private static bool Has(YamlNode node, string key) => ((YamlMappingNode)node).Children.ContainsKey(key);

    private static string[] Steps(string file, string job) => [.. Values(Root(file)["jobs"][job], "run")];

    private static IEnumerable<string> Values(YamlNode node, string key) =>
        node switch
        {
            YamlMappingNode map => map.Children.SelectMany(child =>
                $"{child.Key}" == key && child.Value is YamlScalarNode scalar
                    ? [scalar.Value!.Trim()]
                    : Values(child.Value, key)
            ),
            YamlSequenceNode list => list.SelectMany(item => Values(item, key)),
            _ => [],
        };

    [GeneratedRegex(@"^[\w.-]+/[\w./-]+@(?:v\d+(?:\.\d+)*|[0-9a-f]{40})$")]
    private static partial Regex Pinned();

    [GeneratedRegex(
        @"(?:\(output |outputs\.|\$)(?<name>AZURE_RESOURCE_GROUP|DELIVERY_(?:APP|STORAGE|ADDRESS|CANDIDATE_ADDRESS|HOSTING))\b"
    )]
    private static partial Regex Output();
}
