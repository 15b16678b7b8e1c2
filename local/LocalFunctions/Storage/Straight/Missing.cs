using Azure;
using LocalFunctions.Storage.Tables;

namespace LocalFunctions.Storage.Straight;

/// <summary>Says that there is no such entity, which is no failure.</summary>
internal sealed class Missing<T>(TableError refusal) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException(refusal.Message);

    public override Response GetRawResponse() => refusal.Answer();
}
