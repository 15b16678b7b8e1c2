using Delivery.Domain.Calendar;
using Delivery.Functions.Settlement;
using Xunit;

namespace Delivery.Functions.Tests.Settlement;

/// <summary>Each batch reads the whole month, so that a long month must not be read more often than a city's.</summary>
public sealed class RunBatchTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(40, 1)]
    [InlineData(41, 2)]
    [InlineData(480, 12)]
    [InlineData(481, 12)]
    [InlineData(30_007, 12)]
    public void Of_however_many_there_are_at_most_twelve_batches_with_each_id_once_and_in_order(int ids, int batches)
    {
        var all = Enumerable.Range(0, ids).Select(number => $"{number:00000}").ToList();

        var made = RunBatch.Of(new Month(2026, 9), all, least: 40);

        Assert.Equal(batches, made.Count);
        Assert.Equal(all, made.SelectMany(batch => batch.Ids));
        Assert.All(made, batch => Assert.Equal(new Month(2026, 9), batch.Month));
    }
}
