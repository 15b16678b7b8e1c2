using Delivery.Domain.Conduct;

namespace Delivery.Domain.Tests.Conduct;

public class ViolationKindTests
{
    [Fact]
    public void Every_kind_has_a_name_of_its_own() =>
        Assert.Equal(10, Enum.GetValues<ViolationKind>().Select(k => k.Label()).Distinct().Count());
}
