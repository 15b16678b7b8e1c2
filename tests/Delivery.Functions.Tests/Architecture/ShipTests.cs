using System.Diagnostics;
using System.Runtime.Versioning;
using Xunit;

namespace Delivery.Functions.Tests.Architecture;

/// <summary>infra/ship.sh with a cloud that only writes down what it was asked.</summary>
[SupportedOSPlatform("linux")]
[SupportedOSPlatform("macos")]
public sealed class ShipTests : IDisposable
{
    private const string Swap = "functionapp deployment slot swap";
    private const string Place = "https://app.example.cn";
    private const string Candidate = "https://candidate.example.cn";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("delivery-ship-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("premium")]
    [InlineData("flex")]
    public void A_fit_release_is_tried_first_and_then_meets_the_people(string hosting)
    {
        var (exit, story) = Ship(hosting, former: "v1");

        Assert.Equal(0, exit);
        InOrder(
            story,
            "upload --name delivery-v2.zip",
            $"smoke {Candidate}",
            $"smoke {Place}",
            "upload --name current"
        );
        InOrder(
            story,
            $"smoke {Candidate}",
            hosting == "premium" ? Swap : "source config-zip --resource-group group --name app --src",
            $"smoke {Place}"
        );
        Assert.Equal("v2", File.ReadAllText(Path.Combine(folder.FullName, "current")));
    }

    [Theory]
    [InlineData("premium")]
    [InlineData("flex")]
    public void A_release_that_is_unfit_where_it_is_tried_never_meets_the_people(string hosting)
    {
        var (exit, story) = Ship(hosting, former: "v1", unfit: Candidate);

        Assert.Equal(1, exit);
        Assert.DoesNotContain(story, line => line.Contains(Swap, StringComparison.Ordinal));
        Assert.DoesNotContain(story, line => line.Contains("--name app --src", StringComparison.Ordinal));
        Assert.DoesNotContain($"smoke {Place}", story);
        Assert.Equal("v1", File.ReadAllText(Path.Combine(folder.FullName, "current")));
    }

    [Fact]
    public void A_release_that_is_unfit_among_the_people_is_swapped_back()
    {
        var (exit, story) = Ship("premium", former: "v1", unfit: Place);

        Assert.Equal(1, exit);
        Assert.Equal(2, story.Count(line => line.Contains(Swap, StringComparison.Ordinal)));
        Assert.Equal("v1", File.ReadAllText(Path.Combine(folder.FullName, "current")));
    }

    [Fact]
    public void Without_slots_the_former_release_is_brought_back()
    {
        var (exit, story) = Ship("flex", former: "v1", unfit: Place);

        Assert.Equal(1, exit);
        InOrder(
            story,
            "--name app --src",
            $"smoke {Place}",
            "download --name delivery-v1.zip",
            "--name app --src",
            $"smoke {Place}"
        );
        Assert.Equal("v1", File.ReadAllText(Path.Combine(folder.FullName, "current")));
    }

    [Fact]
    public void A_version_that_was_shipped_before_needs_no_package()
    {
        var (exit, story) = Ship("flex", former: "v3", package: null);

        Assert.Equal(0, exit);
        Assert.DoesNotContain(story, line => line.Contains("upload --name delivery-", StringComparison.Ordinal));
        Assert.Contains(story, line => line.Contains("download --name delivery-v2.zip", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cloud_that_fails_stops_everything()
    {
        var (exit, story) = Ship("premium", former: "v1", failing: "appsettings set");

        Assert.NotEqual(0, exit);
        Assert.DoesNotContain(story, line => line.StartsWith("smoke", StringComparison.Ordinal));
    }

    private (int Exit, string[] Story) Ship(
        string hosting,
        string former,
        string? package = "package.zip",
        string unfit = "nothing",
        string failing = "nothing"
    )
    {
        Write("current", former);
        Write("package.zip", "");
        Write(
            "outputs.json",
            $$"""
            {
              "AZURE_RESOURCE_GROUP": {
                "type": "String",
                "value": "group"
              },
              "DELIVERY_ADDRESS": {
                "type": "String",
                "value": "{{Place}}"
              },
              "DELIVERY_APP": {
                "type": "String",
                "value": "app"
              },
              "DELIVERY_CANDIDATE_ADDRESS": {
                "type": "String",
                "value": "{{Candidate}}"
              },
              "DELIVERY_HOSTING": {
                "type": "String",
                "value": "{{hosting}}"
              },
              "DELIVERY_STORAGE": {
                "type": "String",
                "value": "storage"
              }
            }
            """
        );
        Script(
            "az",
            """
            echo "$*" >>story
            case "$*" in *"$FAILING"*) exit 1 ;; esac
            case "$*" in
              "deployment sub show"*) cat outputs.json ;;
              "storage blob exists"*) echo true ;;
              "storage account show"*) echo https://storage.example.cn/ ;;
              "storage blob download --name current --file "*) cp current "$7" ;;
              "storage blob download --name delivery-"*) touch "$7" ;;
              "storage blob upload --name current --file "*) cp "$7" current ;;
            esac
            """
        );
        Script("smoke", """echo "smoke $1" >>story; [ "$1" != "$UNFIT" ]""");
        var exit = Run(["dev", "v2", package ?? ""], unfit, failing);
        return (exit, File.ReadAllLines(Path.Combine(folder.FullName, "story")));
    }

    private int Run(IReadOnlyList<string> arguments, string unfit, string failing)
    {
        var start = new ProcessStartInfo(Path.Combine(House.Root, "infra/ship.sh"), arguments)
        {
            WorkingDirectory = folder.FullName,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["SMOKE"] = Path.Combine(folder.FullName, "smoke");
        (start.Environment["UNFIT"], start.Environment["FAILING"]) = (unfit, failing);
        using var ship = Process.Start(start)!;
        ship.StandardOutput.ReadToEnd();
        ship.StandardError.ReadToEnd();
        ship.WaitForExit();
        return ship.ExitCode;
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);

    private void Script(string name, string text)
    {
        Write(name, $"#!/usr/bin/env bash\n{text}\n");
        File.SetUnixFileMode(
            Path.Combine(folder.FullName, name),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        );
    }

    private static void InOrder(IReadOnlyList<string> story, params string[] parts)
    {
        var at = -1;
        foreach (var part in parts)
        {
            var next = Enumerable
                .Range(at + 1, story.Count - at - 1)
                .FirstOrDefault(line => story[line].Contains(part, StringComparison.Ordinal), -1);
            Assert.True(next >= 0, $"Missing, or too early: {part}\n  {string.Join("\n  ", story)}");
            at = next;
        }
    }
}
