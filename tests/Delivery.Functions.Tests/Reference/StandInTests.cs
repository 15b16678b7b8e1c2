using Microsoft.DurableTask;
using Xunit;

namespace Delivery.Functions.Tests.Reference;

/// <summary>
/// The app is compiled against stand-ins here and against the real packages for Azure, so what compiles here must
/// compile there.
/// </summary>
public sealed class StandInTests
{
    private static readonly ApiListing Real = ApiListing.Read();

    [Fact]
    public void The_stand_ins_declare_nothing_that_the_real_packages_do_not()
    {
        var invented = typeof(TaskName).Assembly.GetExportedTypes().SelectMany(Real.NotIn).ToArray();

        Assert.True(
            invented.Length == 0,
            $"Not in the published API:{Environment.NewLine}{string.Join(Environment.NewLine, invented)}"
        );
    }

    [Theory]
    [InlineData("ctor(String name, Int32 size?)", 0)]
    [InlineData("ctor(String name, Int32 size)", 1)]
    [InlineData("ctor(String title, Int32 size?)", 1)]
    public void A_constructor_that_differs_in_a_name_or_an_option_is_found(string listed, int differences)
    {
        var listing = ApiListing.Parse([
            ApiNotation.Heading(typeof(Sample)),
            $"    {listed}",
            "    Int32 Size { get; }",
        ]);

        Assert.Equal(differences, listing.NotIn(typeof(Sample)).Count());
    }

    [Theory]
    [InlineData("Int32 Size { get; set; }", 0)]
    [InlineData("Int32 Size { set; }", 1)]
    [InlineData("Int64 Size { get; }", 1)]
    public void A_property_may_leave_out_an_accessor_and_nothing_else(string listed, int differences)
    {
        var listing = ApiListing.Parse([
            ApiNotation.Heading(typeof(Sample)),
            "    ctor(String name, Int32 size?)",
            $"    {listed}",
        ]);

        Assert.Equal(differences, listing.NotIn(typeof(Sample)).Count());
    }

    [Fact]
    public void A_type_of_another_kind_is_found()
    {
        var listing = ApiListing.Parse([ApiNotation.Heading(typeof(Sample)).Replace("sealed class", "class")]);

        Assert.Single(listing.NotIn(typeof(Sample)));
    }

    private sealed class Sample
    {
        public Sample(string name, int size = 0)
        {
            ArgumentNullException.ThrowIfNull(name);
            Size = size;
        }

        public int Size { get; }
    }
}
