using System.Text.Json;
using Delivery.Domain.Ordering;
using Delivery.Functions.People.Teachers;
using Delivery.Functions.Web;
using Xunit;

namespace Delivery.Functions.Tests.Web;

/// <summary>One name is one value; a number or several names are none.</summary>
public sealed class EnumNameTests
{
    [Theory]
    [InlineData("Submitted", OrderStage.Submitted)]
    [InlineData("returned", OrderStage.Returned)]
    [InlineData("Submitted,Returned", null)]
    [InlineData("Submitted ", null)]
    [InlineData("1", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_stage_is_read_by_its_name(string? text, OrderStage? stage) =>
        Assert.Equal(stage, EnumNames.Read<OrderStage>(text));

    [Theory]
    [InlineData("\"Monday\"", DayOfWeek.Monday)]
    [InlineData("\"sunday\"", DayOfWeek.Sunday)]
    [InlineData("7", DayOfWeek.Sunday)]
    [InlineData("\"Monday,Tuesday\"", null)]
    [InlineData("\"0\"", null)]
    [InlineData("0", null)]
    public void A_day_is_a_name_or_a_number_from_1_to_7(string day, DayOfWeek? read)
    {
        using var body = JsonDocument.Parse($$"""{"day":{{day}},"from":"09:00","to":"10:00"}""");

        Assert.Equal(
            read is null ? ["body.type day"] : [],
            JsonShape.Check(body.RootElement, typeof(AvailabilityBody)).Select(one => $"{one.Code} {one.Field}")
        );
        if (read is { } known)
            Assert.Equal(known, body.RootElement.Deserialize<AvailabilityBody>(ApiJson.Options)!.Day);
    }
}
