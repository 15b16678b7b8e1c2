using System.Reflection;
using NetArchTest.Rules;
using Xunit;

namespace Delivery.Functions.Tests.Architecture;

/// <summary>Stages meet through the domain, the names of orchestrators, and what stands beside or above them.</summary>
public sealed class StageTests
{
    public static TheoryData<string, string> LayersAndStages =>
        new(
            from layer in new[] { "Delivery.Pages", "Delivery.Functions" }
            from stage in House.Stages
            select (layer, stage)
        );

    [Theory]
    [MemberData(nameof(LayersAndStages))]
    public void A_stage_does_not_reach_into_another(string layer, string stage)
    {
        var others = House.Stages.Where(other => other != stage).Select(other => $"{layer}.{other}").ToArray();
        var offenders = Types
            .InAssembly(Assembly.Load(layer))
            .That()
            .ResideInNamespaceMatching($@"^{layer}\.{stage}(\.|$)")
            .ShouldNot()
            .HaveDependencyOnAny(others)
            .GetResult()
            .FailingTypeNames;

        Offences.AssertNone(offenders ?? [], $"These types of {stage} use another stage's types in {layer}:");
    }

    [Fact]
    public void What_stands_beside_the_stages_does_not_know_them()
    {
        var offenders = Types
            .InAssembly(House.Functions)
            .That()
            .ResideInNamespaceMatching(@"^Delivery\.Functions\.(Email|Workflow|Storage|Security)(\.|$)")
            .ShouldNot()
            .HaveDependencyOnAny([.. House.Stages.Select(stage => $"Delivery.Functions.{stage}")])
            .GetResult()
            .FailingTypeNames;

        Offences.AssertNone(offenders ?? [], "These types are below the stages and use one:");
    }

    [Theory]
    [InlineData("functions/Delivery.Domain")]
    [InlineData("functions/Delivery.Pages")]
    [InlineData("functions/Delivery.Functions")]
    public void A_folder_is_a_stage_or_stands_beside_the_stages(string layer)
    {
        var folders = House
            .Files(layer, ".cs", ".razor")
            .Select(file => file[(layer.Length + 1)..].Split('/'))
            .Where(parts => parts.Length > 1)
            .Select(parts => parts[0])
            .Distinct();

        Offences.AssertNone(
            folders.Except([.. House.Stages, .. House.BesideTheStages]),
            $"Unknown folders in {layer}:"
        );
    }
}
