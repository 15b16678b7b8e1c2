using CsCheck;

namespace Delivery.Functions.Tests.Web.Typed;

internal static class Pick
{
    public static Gen<T> One<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);
}
