namespace Delivery.Domain.Tests;

public class OutcomeTests
{
    [Fact]
    public void An_outcome_is_a_value()
    {
        var outcome = Outcome.Of(3);

        Assert.False(outcome.IsRefused);
        Assert.Equal(3, outcome.Value);
        Assert.Equal("3", outcome.Match(v => $"{v}", _ => "no"));
    }

    [Fact]
    public void Or_every_reason_why_there_is_none()
    {
        var outcome = Outcome.Refused<int>(new Refusal("a.b", "不行"), new Refusal("a.c", "也不行", "field"));

        Assert.True(outcome.IsRefused);
        Assert.Equal(2, outcome.Match(_ => 0, reasons => reasons.Count));
        Assert.Contains("a.b", Assert.Throws<InvalidOperationException>(() => outcome.Value).Message);
    }

    [Fact]
    public void A_refusal_without_a_reason_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => Outcome.Refused<int>([]));
}
