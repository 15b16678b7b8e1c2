using System.Text.Json.Nodes;

namespace Delivery.Local.City.Sums;

/// <summary>What a payslip costs a street, as the API shows it: a line, or the correction of one lesson.</summary>
/// <param name="Street">The street's code.</param>
/// <param name="Yuan">Before tax.</param>
internal sealed record CityCharge(string Street, string FundingStream, decimal Yuan, bool IsLesson)
{
    public static IEnumerable<CityCharge> Of(JsonNode payslip) =>
        [
            .. payslip["lines"]!.AsArray().Select(line => Of(line!, line!["fee"]!, isLesson: true)),
            .. payslip["adjustments"]!
                .AsArray()
                .Where(adjustment => adjustment!["lesson"] is not null)
                .Select(adjustment => Of(adjustment!["lesson"]!, adjustment["amount"]!, isLesson: false)),
        ];

    private static CityCharge Of(JsonNode lesson, JsonNode yuan, bool isLesson) =>
        new(
            lesson["street"]!.GetValue<string>(),
            lesson["fundingStream"]!.GetValue<string>(),
            yuan.GetValue<decimal>(),
            isLesson
        );
}
