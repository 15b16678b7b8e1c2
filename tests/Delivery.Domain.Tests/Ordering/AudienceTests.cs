using Delivery.Domain.Ordering;

namespace Delivery.Domain.Tests.Ordering;

public sealed class AudienceTests
{
    [Theory]
    [InlineData("50—70岁", "初学", "50—70岁，初学")]
    [InlineData("50—70岁", null, "50—70岁")]
    [InlineData("", "初学", "初学")]
    [InlineData("", "", "")]
    public void Whom_a_course_is_for_is_told_by_what_the_street_said_alone(string ages, string? level, string who) =>
        Assert.Equal(who, new Audience(ages, level, 25).Who());
}
