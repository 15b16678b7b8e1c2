using System.Net.Http.Json;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Workflow;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>A town whose street has a letter of 2027 to sign, and the ways to it.</summary>
internal static class YearsLetter
{
    public const string Contact = "lin@example.cn";
    public const string Letter = $"/api/streets/{Town.Street}/agreements/2027";
    public static readonly (string, string)[] SignedForm =
    [
        ("version", "2027"),
        ("signer", "林一"),
        ("agreed", "true"),
    ];

    public static async Task<Town> TownAsync()
    {
        var town = await Town.StartAsync(
            teachers: 1,
            new Dictionary<string, string?> { ["MailSchedule"] = "0 * * * * *" }
        );
        await PutTextAsync(town, "2027", "2027-01-01");
        return town;
    }

    public static async Task PutTextAsync(Town town, string version, string from)
    {
        var registers = town.App.Services.GetRequiredService<Registers>();
        var text = new AgreementText(
            version,
            SampleLetter.Of(2027),
            DateOnly.Parse(from),
            DateOnly.Parse("2026-09-01")
        );
        await registers.AgreementTexts.PutAsync(Caller.Service, new Act("letter.put", version), version, text, null);
    }

    public static async Task<string> LetterAsync(Town town)
    {
        using var answer = await town.App.Http.GetAsync(Letter);
        if (!answer.IsSuccessStatusCode)
            return $"{(int)answer.StatusCode}";
        var letter = await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();
        return $"{letter.GetProperty("signedBy")} {letter.GetProperty("signedOn")} {letter.GetProperty("countersignedOn")}";
    }

    public static async Task<string> SignAsync(Town town, string version, string name, bool agreed, int year = 2027)
    {
        var path = $"/api/streets/{Town.Street}/agreements/{year}/sign";
        using var answer = await town.App.Http.PostAsJsonAsync(
            path,
            new
            {
                version,
                name,
                agreed,
            }
        );
        if (answer.IsSuccessStatusCode)
            return "200";
        var problem = await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();
        return $"{(int)answer.StatusCode} {problem.GetProperty("code")} {problem.GetProperty("detail")}";
    }

    public static FormUrlEncodedContent FormOf((string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
