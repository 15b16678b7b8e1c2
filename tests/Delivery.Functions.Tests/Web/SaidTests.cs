using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Web;
using Xunit;

namespace Delivery.Functions.Tests.Web;

/// <summary>After a decision the page says what was done.</summary>
public sealed class SaidTests
{
    public static TheoryData<string> Decisions => ["approve", "return", "reject"];

    [Fact]
    public void Everything_that_is_done_has_a_sentence_of_its_own()
    {
        var words = Enum.GetValues<Said>().Select(said => said.Words()).ToList();

        Assert.All(words, word => Assert.EndsWith("。", word, StringComparison.Ordinal));
        Assert.Equal(words.Count, words.Distinct().Count());
        Assert.Null(SaidWords.Find("3"));
        Assert.Null(SaidWords.Find("<b>"));
    }

    [Theory]
    [MemberData(nameof(Decisions))]
    public async Task A_reviewer_reads_what_became_of_the_order(string decision)
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var order = await town.FileAsync();
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["formKey"] = Guid.NewGuid().ToString("N"),
                ["decision"] = decision,
                ["comment"] = "请说明场地",
            }
        );
        using var decided = await town.App.Http.PostAsync($"/staff/orders/{order}/decision", form);

        Assert.Equal(303, (int)decided.StatusCode);
        var page = await town.App.Http.GetStringAsync(decided.Headers.Location);
        var said = Enum.Parse<Said>(
            decision switch
            {
                "approve" => nameof(Said.OrderApproved),
                "return" => nameof(Said.OrderReturned),
                _ => nameof(Said.OrderRejected),
            }
        );
        Assert.Contains($"role=\"status\"><p>{said.Words()}", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            said.Words(),
            await town.App.Http.GetStringAsync("/staff/orders"),
            StringComparison.Ordinal
        );
    }
}
