using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using LocalFunctions.Storage.Tables;

namespace LocalFunctions.Storage.Straight;

/// <summary>The exceptions that the SDK makes of the table service's refusals.</summary>
internal static class Refused
{
    public static RequestFailedException By(TableError error) =>
        new(error.Answer(), innerException: null, new Details(error));

    public static TableTransactionFailedException InBatch(TableError error) => new(By(error));

    private sealed class Details(TableError refusal) : RequestFailedDetailsParser
    {
        // Under this name the SDK looks for the operation at fault.
        private const string FailedEntity = "FailedEntity";

        public override bool TryParse(
            Response response,
            out ResponseError? error,
            out IDictionary<string, string>? data
        )
        {
            error = new ResponseError(refusal.Code, refusal.Message);
            data = new Dictionary<string, string>(StringComparer.Ordinal);
            if (refusal.Index is { } index)
                data[FailedEntity] = index.ToString(CultureInfo.InvariantCulture);
            return true;
        }
    }
}
